"""The profile as the form that changes something, and a form that makes something new."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.urls import include, path

from digiportal.access.views import LOGGED_IN
from digiportal.accounts.models import User
from digiportal.forms.forms import PortalForm
from digiportal.forms.views import ActForm


class NewUserForm(PortalForm):
    email = forms.EmailField()
    full_name = forms.CharField()
    password = forms.CharField(widget=forms.PasswordInput, required=False)


class NewUser(ActForm):
    """Makes a user; the service refuses one name at its field, and another for a reason that has no field here."""

    required_right: ClassVar[str] = LOGGED_IN
    form_class = NewUserForm
    title = "New user"

    def act(self, form: Any) -> User:
        name = form.cleaned_data["full_name"]
        if name == "refused":
            raise ValidationError({"full_name": "not this name"})
        user = User.objects.create_user(form.cleaned_data["email"], full_name=name)
        if name == "half done":
            raise ValidationError({"state": "no field for this"})
        return user

    def get_success_url(self, result: User) -> str:
        return f"/bruker/{result.pk}/"


urlpatterns = [path("ny/", NewUser.as_view()), path("", include("digiportal.accounts.urls"))]

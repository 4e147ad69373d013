"""What every view of the portal says of itself: which right it needs."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views import View

from digiportal.access.policy import condition

PUBLIC = "public"
"""Everybody, logged in or not."""

LOGGED_IN = "logged_in"
"""Everybody with a log-in; the view itself narrows what is shown by ``visible_to``."""

Found = TypeVar("Found", bound=models.Model)


class Refused(Http404):
    """404 to somebody who lacks ``right`` on an object that is there: the answer doesn't tell, the log does."""

    def __init__(self, obj: models.Model, right: str) -> None:
        super().__init__()
        self.obj = obj
        self.right = right


class RightRequired(View):
    """A view names its right in ``required_right``; the middleware refuses views that name none."""

    required_right: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.required_right != PUBLIC and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.prepare()
        return super().dispatch(request, *args, **kwargs)

    def prepare(self) -> None:
        """Find the objects that the address names; raises ``Http404`` for what the user may not see."""

    def find(self, queryset: models.QuerySet[Found], right: str, **lookup: Any) -> Found:
        """The one object on which the user has ``right``; 404, not 403, for all else (``Refused`` where it is there)."""
        found = queryset.filter(condition(self.request.user, right, queryset.model)).filter(**lookup).distinct()
        obj = found.first()
        if obj is None:
            hidden = queryset.filter(**lookup).first()
            raise Refused(hidden, right) if hidden is not None else Http404
        return obj

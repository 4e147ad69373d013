"""Addresses of the log-in, of one's profile, and of the demonstration's personas.

allauth finds its own pages by the names that they have here; its pages that the portal has no use for are left out.
"""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path
from django.views.i18n import set_language

from digiportal.accounts.second_factor.views.reset import ResetSecondFactor
from digiportal.accounts.second_factor.views.security import ForgetDevices, Security
from digiportal.accounts.views.demonstration import LogInAsPersona, Personas
from digiportal.accounts.views.profile import Profile

own = [
    path("profil/", Profile.as_view(), name="profile"),
    path("profil/sikkerhet/", Security.as_view(), name="security"),
    path("profil/sikkerhet/enheter/glem/", ForgetDevices.as_view(), name="forget-devices"),
    path("brukere/<int:pk>/sikkerhet/nullstill/", ResetSecondFactor.as_view(), name="reset-second-factor"),
    path("sprak/", set_language, name="language"),
    path("demonstrasjon/", Personas.as_view(), name="personas"),
    path("demonstrasjon/logg-inn/", LogInAsPersona.as_view(), name="log-in-as-persona"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    path("", include("digiportal.accounts.providers.urls")),
    path("", include("digiportal.accounts.invitations.urls")),
    path("", include("digiportal.accounts.second_factor.urls")),
    path("", include("digiportal.accounts.sessions.urls")),
    path("logg-inn/", allauth_views.login, name="account_login"),
    path("logg-ut/", allauth_views.logout, name="account_logout"),
    path("registrering/", allauth_views.signup, name="account_signup"),
    path("bekreft/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("inaktiv/", allauth_views.account_inactive, name="account_inactive"),
    path("passord/", allauth_views.password_change, name="account_change_password"),
    path("passord/nytt/", allauth_views.password_reset, name="account_reset_password"),
    path("passord/nytt/sendt/", allauth_views.password_reset_done, name="account_reset_password_done"),
    path(
        "passord/nytt/ferdig/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^passord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

"""Addresses of the second factor. allauth finds its own pages by the names that they have here."""

from django.urls import path

from digiportal.accounts.second_factor.views import factors, log_in, recovery, security

urlpatterns = [
    path("logg-inn/kode/", log_in.SecondStep.as_view(), name="mfa_authenticate"),
    path("logg-inn/husk/", log_in.RememberDevice.as_view(), name="mfa_trust"),
    path("logg-inn/passnokkel/", log_in.LogInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("bekreft/kode/", log_in.ConfirmByCode.as_view(), name="mfa_reauthenticate"),
    path("bekreft/passnokkel/", log_in.ConfirmByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("profil/sikkerhet/", security.Security.as_view(), name="mfa_index"),
    path("profil/sikkerhet/kodeapp/", factors.SetUpCodeApp.as_view(), name="mfa_activate_totp"),
    path("profil/sikkerhet/kodeapp/fjern/", factors.RemoveCodeApp.as_view(), name="mfa_deactivate_totp"),
    path("profil/sikkerhet/passnokkel/", factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("profil/sikkerhet/passnokkel/<int:pk>/navn/", factors.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path("profil/sikkerhet/passnokkel/<int:pk>/fjern/", factors.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("profil/sikkerhet/reservekoder/", recovery.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("profil/sikkerhet/reservekoder/nye/", recovery.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
]

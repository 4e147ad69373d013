"""What holds for every way of running the portal. What differs stands in demo, test and production."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from digiportal.accounts.providers.configuration import read_providers
from digiportal.settings.databases import databases

BASE_DIR = Path(__file__).resolve().parents[2]
env = Env()

DEBUG = False
DEMONSTRATION = False
PORTAL_TODAY: datetime.date | None = None
"""A fixed today for the demonstration and the tests; None means the real one (see digiportal.clock)."""

PORTAL_ADDRESS = env.str("PORTAL_ADDRESS", "http://localhost:8000")
"""Where people find the portal, without a slash at the end: for links in mail."""

ACCESSIBILITY_STATEMENT_URL = env.str("ACCESSIBILITY_STATEMENT_URL", "")

# Applications: machinery that knows no domain first, then the domain from the lowest package to the highest.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "guardian",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "django_htmx",
    "django_filters",
    "csp",
    "django_prose_editor",
    "procrastinate.contrib.django",
    "digiportal.accounts",
    "digiportal.accounts.providers",
    "digiportal.accounts.invitations",
    "digiportal.access",
    "digiportal.attachments",
    "digiportal.audit",
    "digiportal.charts",
    "digiportal.database",
    "digiportal.documents",
    "digiportal.forms",
    "digiportal.history",
    "digiportal.jobs",
    "digiportal.mail",
    "digiportal.money",
    "digiportal.personal",
    "digiportal.richtext",
    "digiportal.search",
    "digiportal.ui",
    "programme",
    "projects",
    "finance",
    "digiportal.dashboard",
]

MIDDLEWARE = [
    "digiportal.headers.SafeHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "digiportal.audit.middleware.NoteEvents",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "digiportal.accounts.middleware.UserLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "digiportal.accounts.sessions.middleware.NoteSessions",
    "digiportal.accounts.second_factor.middleware.DemandSecondFactor",
    "programme.roles.middleware.SeeAsRole",
    "digiportal.access.middleware.RefuseUndeclared",
]

ROOT_URLCONF = "digiportal.urls"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
WSGI_APPLICATION = "digiportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "digiportal.dashboard.context.site",
            ],
        },
    }
]

# Databases: the application's role owns nothing; migrations run as the owner (docs/operate.md).
DATABASES = databases(env)
DATABASE_OWNER_ROLE = str(DATABASES["owner"]["USER"])
DATABASE_APPLICATION_ROLE = str(DATABASES["default"]["USER"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        # Room for charts beside the counts that limit log-ins, which must not be thrown out for them.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Jobs: each application has its own in a module ``jobs``; Procrastinate's rows are changed by its functions alone.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
JOBS_SILENCE_SECONDS = env.float("JOBS_SILENCE_SECONDS", 30)
"""A worker that hasn't been heard of for so long is taken for dead, and its jobs are taken up by others."""

# Log-in: by e-mail and password; guardian's backend is left out on purpose, digiportal.access is the one wrapper.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "digiportal.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "digiportal.accounts.passwords.UnlikeOneself"},
    {"NAME": "digiportal.accounts.passwords.Uncommon"},
    {"NAME": "digiportal.accounts.passwords.MoreThanDigits"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "digiportal.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "digiportal.accounts.forms.LogInForm",
    "reset_password": "digiportal.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "digiportal.accounts.forms.SetPasswordForm",
    "change_password": "digiportal.accounts.forms.ChangePasswordForm",
    "reauthenticate": "digiportal.accounts.forms.ConfirmPasswordForm",
}

# Confirming who one is, before what a stolen session must not do (digiportal.accounts.recent).
RECENTLY_AUTHENTICATED_FOR = datetime.timedelta(minutes=15)
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(RECENTLY_AUTHENTICATED_FOR.total_seconds())

# Log-in with what people already have (docs/operate.md); nobody becomes a user by it alone.
LOGIN_PROVIDERS = read_providers(env.str("LOGIN_PROVIDERS", ""), os.environ)
SOCIALACCOUNT_ADAPTER = "digiportal.accounts.providers.adapter.SocialAccountAdapter"
SOCIALACCOUNT_STORE_TOKENS = False

# The second factor, and of whom it is demanded when they log in by password alone (docs/decisions/second-factor.md).
SECOND_FACTOR_ROLES = frozenset({"programme_leader", "secretariat", "programme_accountant", "site_admin"})
MFA_ADAPTER = "digiportal.accounts.second_factor.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "DigiPortal"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = datetime.timedelta(days=30)
MFA_FORMS = {
    "authenticate": "digiportal.accounts.second_factor.forms.LogInCodeForm",
    "reauthenticate": "digiportal.accounts.second_factor.forms.ConfirmCodeForm",
    "activate_totp": "digiportal.accounts.second_factor.forms.SetUpCodeAppForm",
    "add_webauthn": "digiportal.accounts.second_factor.forms.PasskeyForm",
    "edit_webauthn": "digiportal.accounts.second_factor.forms.PasskeyNameForm",
    "authenticate_webauthn": "digiportal.accounts.second_factor.forms.SecondStepPasskeyForm",
    "login_webauthn": "digiportal.accounts.second_factor.forms.LogInPasskeyForm",
    "reauthenticate_webauthn": "digiportal.accounts.second_factor.forms.ConfirmPasskeyForm",
}

# How often one may try. Many sit behind one address in a municipality; a device on which somebody has logged in before
# is counted apart (digiportal.accounts.guessing), so that guessing locks nobody out.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "login_failed_anywhere": "100/h/key",
    "login_failed_known_device": "10/5m/key",
    "reset_password": "20/m/ip,5/h/key",
}
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}

# Object permissions: direct tables for each anchor, no anonymous user. The check that asks for guardian's own backend
# is silenced, since digiportal.access stands in its place.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False

# History: who and why, with the whole reason.
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_DATE_INDEX = "Composite"
SIMPLE_HISTORY_REVERT_DISABLED = True
SIMPLE_HISTORY_ENFORCE_HISTORY_MODEL_PERMISSIONS = True
SIMPLE_HISTORY_FILEFIELD_TO_CHARFIELD = True

# Views of other packages that can't name a right of the portal (digiportal.access.middleware).
THIRD_PARTY_VIEWS = frozenset(
    {
        "allauth.account.views.LoginView",
        "allauth.account.views.SignupView",
        "allauth.account.views.LogoutView",
        "allauth.account.views.PasswordChangeView",
        "allauth.account.views.PasswordResetView",
        "allauth.account.views.PasswordResetDoneView",
        "allauth.account.views.PasswordResetFromKeyView",
        "allauth.account.views.PasswordResetFromKeyDoneView",
        "allauth.account.views.AccountInactiveView",
        "allauth.account.views.ReauthenticateView",
        "django.views.i18n.set_language",
        "django.views.static.serve",
    }
)

# Language and time
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True

# Static files: the portal's few own, and the locked assets where set-up installed them.
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = BASE_DIR / "staticfiles"
_NODE = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor/designsystemet-css", _NODE / "@digdir/designsystemet-css/dist"),
    ("vendor/designsystemet-theme", _NODE / "@digdir/designsystemet-theme"),
    ("vendor/designsystemet-web", _NODE / "@digdir/designsystemet-web/dist"),
    ("vendor/htmx", _NODE / "htmx.org/dist"),
    ("vendor/inter", _NODE / "@fontsource/inter"),
]
WHITENOISE_USE_FINDERS = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Files from people (digiportal.attachments)
ATTACHMENT_MAX_BYTES = env.int("ATTACHMENT_MAX_MB", 25) * 1024 * 1024
ATTACHMENT_SCANNER = env.str("ATTACHMENT_SCANNER", "")
"""ClamAV's daemon: the path of its socket, or host:port. Empty: files aren't scanned."""
FILE_UPLOAD_HANDLERS = [
    "digiportal.attachments.uploads.LimitedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# The log of events (digiportal.audit): how many days lines are kept, before the command clear_log removes them.
AUDIT_KEPT_DAYS = env.int("AUDIT_KEPT_DAYS", 730)

# Mail (digiportal.mail): through an outbox, one at a time.
EMAIL_BACKEND = "digiportal.mail.smtp.Backend"
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", 30)
"""Seconds: how long the mail server may be silent."""
MAIL_DOMAIN = "localhost"
"""The right part of each Message-ID."""
MAIL_BOUNCE_ADDRESS = env.str("MAIL_BOUNCE_ADDRESS", "")
"""Where mail that can't be delivered comes back: the message's own mark is added after a plus. Empty: to the sender."""

# Security
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "digiportal.forms.csrf.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
COOKIE_PREFIX = ""
"""Before the names of the portal's own cookies."""
CSRF_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "manifest-src": [NONE],
        "frame-src": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

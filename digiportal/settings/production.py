"""Production: everything that is particular to an installation comes from the environment (docs/operate.md)."""

from __future__ import annotations

from digiportal.settings.base import *  # noqa: F403
from digiportal.settings.base import CONTENT_SECURITY_POLICY, SECOND_FACTOR_ROLES, env

# The embedded server is for trying: without a server's address the portal doesn't start.
env.str("DATABASE_URL")

SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
SECOND_FACTOR_ROLES = frozenset(env.list("SECOND_FACTOR_ROLES", sorted(SECOND_FACTOR_ROLES)))
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")
PORTAL_ADDRESS = env.str("PORTAL_ADDRESS", f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 1)

# Cookies that a browser takes from this very name alone, over TLS and for the whole site: no other host of the domain
# can set or replace them (draft-ietf-httpbis-rfc6265bis, 4.1.3.2).
COOKIE_PREFIX = "__Host-"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
LANGUAGE_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
MFA_TRUST_COOKIE_NAME = f"{COOKIE_PREFIX}trusted"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {**CONTENT_SECURITY_POLICY["DIRECTIVES"], "upgrade-insecure-requests": True},
}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", True)
MAIL_DOMAIN = ALLOWED_HOSTS[0]
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"digiportal@{ALLOWED_HOSTS[0]}")

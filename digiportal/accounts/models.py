"""The user: a person's log-in, by e-mail. What a user may do follows from roles (digiportal.access)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned


class UserManager(BaseUserManager["User"]):
    """Makes users; finds them by e-mail whatever its capitals."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new user. Without a password nobody can log in as it until one is set."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(Versioned, AbstractBaseUser):
    """Somebody who logs in. Users are deactivated, never deleted: history and minutes point to them."""

    email = models.EmailField(_("e-mail"), unique=True)
    full_name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="nb")
    is_active = models.BooleanField(_("can log in"), default=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["full_name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_email_once",
                violation_error_message=_("Somebody already has this e-mail."),
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: a user is deactivated instead."""
        raise models.ProtectedError(str(_("Users are deactivated, never deleted.")), {self})

    def get_full_name(self) -> str:
        return self.full_name

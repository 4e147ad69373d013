"""Ties between a person and an identity at a provider: made by an accepted invitation or on one's own profile alone."""

from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from digiportal.accounts.providers.configuration import LoginProvider
from digiportal.accounts.providers.identity import Identity
from digiportal.accounts.providers.provider import find_provider
from digiportal.accounts.ways_in import WayIn
from digiportal.audit import note
from digiportal.audit.events import WAY_IN_ADDED, WAY_IN_REMOVED


class TiedToAnother(Exception):
    """The identity is somebody else's way in already."""


def ties_of(user: User) -> models.QuerySet[SocialAccount]:
    """The identities by which ``user`` logs in, the oldest first."""
    return SocialAccount.objects.filter(user=user).order_by("date_joined", "pk")


def is_tied(user: User) -> bool:
    """Whether ``user`` has any identity at a provider."""
    return ties_of(user).exists()


def ways_in_of(user: User) -> list[WayIn]:
    """The providers by which ``user`` logs in and that still are configured, each once."""
    ids = dict.fromkeys(ties_of(user).values_list("provider", flat=True))
    providers = [provider for provider in map(find_provider, ids) if provider is not None]
    return [WayIn(provider.name, reverse("log_in:confirm", args=[provider.id])) for provider in providers]


def tie(user: User, provider: LoginProvider, identity: Identity) -> SocialAccount:
    """Let ``identity`` log in as ``user`` from now on; nothing happens when it already does.

    Raises ``TiedToAnother`` when it logs somebody else in, by this provider or by another entry for the same one.
    """
    found = SocialAccount.objects.filter(uid=identity.key)
    if found.exclude(user=user).exists():
        raise TiedToAnother
    try:
        with transaction.atomic():
            account, made = SocialAccount.objects.get_or_create(
                provider=provider.id, uid=identity.key, defaults={"user": user, "extra_data": identity.kept()}
            )
            if made:
                note(WAY_IN_ADDED, user, obj=user, provider=provider.id)
    except IntegrityError as error:
        raise TiedToAnother from error
    if account.user_id != user.pk:
        raise TiedToAnother
    return account


def untie(actor: User, account_id: int) -> SocialAccount:
    """Remove one's own tie. Raises ``PermissionDenied`` for another's, ``ValidationError`` for the last way in."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=actor.pk)
        account = ties_of(user).filter(pk=account_id).first()
        if account is None:
            raise PermissionDenied
        if not user.has_usable_password() and ties_of(user).count() == 1:
            raise ValidationError(_("This is your only way in. Choose a password first, or add another way to log in."))
        account.delete()
        note(WAY_IN_REMOVED, user, obj=user, provider=account.provider)
    return account


def tied_user(identity: Identity) -> User | None:
    """Who the identity logs in as, by whichever entry of the configuration; None when it is tied to nobody."""
    account = SocialAccount.objects.filter(uid=identity.key).select_related("user").first()
    return account.user if account else None

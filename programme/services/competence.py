"""Which body may adopt what, by the programme's own table (R20, R50, R51)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programme.models import Competence, Power, Resolution


def require_competence(resolution: Resolution, matter: str) -> None:
    """Raise ``ValidationError`` unless the resolution's body decides the matter in its programme.

    A resolution that is not locked adopts nothing yet; one from outside the portal is taken as it was decided (R20).
    """
    # The closing of a meeting locks in the database: the caller may hold the resolution as it was before.
    resolution.refresh_from_db(fields=["locked_at"])
    if resolution.locked_at is None:
        raise ValidationError(_("The resolution isn't final until its meeting is closed."))
    if resolution.outside_portal:
        return
    deciding = Competence.objects.filter(programme=resolution.programme, matter=matter).exclude(power=Power.RECOMMENDS)
    if not deciding.filter(body=resolution.body).exists():
        raise ValidationError(
            _("%(body)s doesn't decide this in the programme's table of who decides what.") % {"body": resolution.body}
        )

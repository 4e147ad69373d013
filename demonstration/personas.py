"""Who one can be in the demonstration, with the roles that each really holds."""

from __future__ import annotations

from django.utils.translation import gettext as _

from digiportal.accounts.demonstration import Persona
from digiportal.accounts.models import User
from digiportal.dashboard.roles import held_roles
from programme.models import Programme

DOMAIN = "@example.org"


def personas() -> list[Persona]:
    """All users of the demonstration under the cooperation that they have to do with first."""
    names = dict(Programme.objects.values_list("slug", "name"))
    users = User.objects.filter(email__endswith=DOMAIN, is_active=True).order_by("pk")
    return [
        Persona(user.email, user.full_name, held_roles(user), names.get(GROUPS.get(user.email, ""), _("Operation")))
        for user in users
    ]


GROUPS = {
    f"{name}{DOMAIN}": slug
    for slug, people in {
        "digitrondelag": [
            "programleder.digitrondelag",
            "sekretariat.digitrondelag",
            "radmann.trondheim",
            "radmann.indrefosen",
            "okonomi.trondheim",
            "revisor.digitrondelag",
            "observator.ks",
        ],
        "vest-telemark": [
            "koordinator.vesttelemark",
            "sekretariat.vesttelemark",
            "radmann.vinje",
            "radmann.tokke",
            "okonomi.vinje",
            "prosjektleder.vesttelemark",
        ],
        "digit": ["digitaliseringssjef.digit", "representant.sigdal", "radmann.modum"],
        "fosen": ["sekretariat.fosen", "radmann.orland"],
    }.items()
    for name in people
}

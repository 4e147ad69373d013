"""Where a record comes from: a document and a place in it, or an example made for the demonstration."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceDocument(models.Model):
    """A document that records were taken from, such as an agreement or a plan."""

    code = models.SlugField(_("code"), unique=True)
    title = models.CharField(_("title"), max_length=300)
    dated = models.CharField(_("dated"), max_length=100, blank=True, help_text=_("As the document says it."))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class Sourced(models.Model):
    """A record that says where it comes from; ``is_example`` marks what was made for the demonstration."""

    source = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    source_place = models.CharField(
        _("place in the source"), max_length=200, blank=True, help_text=_("For example «§ 4.3».")
    )
    is_example = models.BooleanField(_("example data"), default=False)

    class Meta:
        abstract = True

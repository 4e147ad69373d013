"""A spreadsheet of people on its way in: its rows lie here between upload and confirmation, and are removed after a week."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models.programme import Programme


class ImportState(models.TextChoices):
    """How far an import has come."""

    WAITING = "waiting", _("not confirmed")
    DONE = "done", _("brought in")
    LEFT = "left", _("left")


class PeopleImport(Versioned):
    """One upload. Once it is brought in, only what it came to is kept: the rows are gone."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="people_imports")
    file_name = models.CharField(_("file"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=ImportState.choices, default=ImportState.WAITING)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("sent"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("brought in at"), null=True, blank=True)
    notices = models.JSONField(_("about the file"), default=list, blank=True)
    new_people = models.PositiveIntegerField(_("new people"), default=0)
    changed_people = models.PositiveIntegerField(_("changed people"), default=0)
    new_terms = models.PositiveIntegerField(_("new terms"), default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("programme:people-import", args=[self.programme.slug, self.pk])


class RowChoice(models.TextChoices):
    """What the secretariat said of somebody who is known under another address."""

    UNDECIDED = "", _("not decided")
    SAME = "same", _("the same person")
    OTHER = "other", _("somebody else of the same name")


class ImportRow(models.Model):
    """A row as it stands in the file: ``cells`` has column → cell (digiportal.attachments.reading.tables)."""

    people_import = models.ForeignKey(PeopleImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField()
    is_hidden = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)
    choice = models.CharField(max_length=10, choices=RowChoice.choices, blank=True, default=RowChoice.UNDECIDED)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["people_import", "number"], name="programme_import_row_once"),
        ]

    def __str__(self) -> str:
        return str(self.number)

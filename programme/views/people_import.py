"""Bringing in people from a spreadsheet: the template, the upload, the preview row by row, and the act."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from digiportal.forms.forms import PortalForm
from digiportal.forms.views import ActForm
from digiportal.ui.sheets import sheet_response
from programme.importing.columns import BY_KEY, COLUMNS
from programme.importing.planning import plan_import
from programme.importing.plans import Outcome, Plan, RowPlan
from programme.importing.reading import MAX_ROWS, Sheet, read_sheet
from programme.importing.template import template_for
from programme.models import ImportState, PeopleImport, RowChoice
from programme.services.people_import import bring_in, choose, leave, receive, remove_rows, remove_wrong_rows
from programme.views.base import Crumb
from programme.views.office import OfficePage

LINES = 50


class UploadForm(PortalForm):
    """A file, which cleans to the rows that stand in it."""

    file = forms.FileField(
        label=pgettext_lazy("import", "Spreadsheet"),
        help_text=gettext_lazy(
            "Excel (xlsx) or CSV, at most 5 000 rows. Nothing is saved before you have seen what comes of it."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
    )

    def clean_file(self) -> Sheet:
        return read_sheet(self.cleaned_data["file"])


class ConfirmForm(PortalForm):
    """The mark of the plan that was looked at."""

    digest = forms.CharField(widget=forms.HiddenInput, required=False)


class ImportPage(OfficePage):
    """A page of the import."""

    def crumbs(self) -> list[Crumb]:
        people = Crumb(pgettext("navigation", "People and access"), self.url("people"))
        return [people, Crumb(pgettext("breadcrumb", "Bring in people"))]


class Upload(ActForm, ImportPage):
    template_name = "programme/importing/upload.html"
    form_class = UploadForm
    title = pgettext_lazy("page title", "Bring in people from a spreadsheet")
    submit_label = pgettext_lazy("import", "Show what comes of it")
    success_message = gettext_lazy("The spreadsheet is read. Nothing is saved yet.")

    def act(self, form: UploadForm) -> PeopleImport:
        return receive(self.request.user, self.programme, form.cleaned_data["file"])  # type: ignore[arg-type]

    def get_cancel_url(self) -> str:
        return self.url("people")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "columns": COLUMNS,
            "waiting": self.programme.people_imports.filter(state=ImportState.WAITING).select_related("uploaded_by"),
            "max_rows": MAX_ROWS,
        }


class Template(ImportPage):
    """The spreadsheet to fill in."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return sheet_response(template_for(self.programme), "personer.xlsx")


class OneImport(ImportPage):
    """A page about one import of the programme."""

    def prepare(self) -> None:
        super().prepare()
        self.record = get_object_or_404(
            PeopleImport.objects.select_related("programme", "uploaded_by"),
            programme=self.programme,
            pk=self.kwargs["pk"],
        )


class Preview(ActForm, OneImport):
    """Row by row what would happen; the button does it, if it still is what was shown."""

    template_name = "programme/importing/preview.html"
    form_class = ConfirmForm
    title = pgettext_lazy("page title", "What comes of the spreadsheet")
    submit_label = pgettext_lazy("import", "Bring in")
    success_message = gettext_lazy("The people are brought in. No invitation has been sent yet.")
    TABS: ClassVar = [
        ("feil", Outcome.ERROR, pgettext_lazy("import", "Must be mended")),
        ("nye", Outcome.NEW, pgettext_lazy("import", "New people")),
        ("endret", Outcome.CHANGED, pgettext_lazy("import", "Changes")),
        ("som-for", Outcome.SAME, pgettext_lazy("import", "As before")),
        ("fjernet", Outcome.REMOVED, pgettext_lazy("import", "Removed")),
    ]

    def act(self, form: ConfirmForm) -> models.Model:
        return bring_in(self.request.user, self.record, form.cleaned_data["digest"])  # type: ignore[arg-type]

    def get_success_url(self, result: Any) -> str:
        return self.url("people")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {"record": self.record}
        self.record.refresh_from_db()
        if self.record.state != ImportState.WAITING:
            return context
        plan = plan_import(self.record, self.request.user)  # type: ignore[arg-type]
        return context | self._shown(plan)

    def _shown(self, plan: Plan) -> dict[str, Any]:
        counts = plan.counts
        chosen = self.request.GET.get("vis", "feil" if counts[Outcome.ERROR] else "alle")
        outcome = next((outcome for name, outcome, _label in self.TABS if name == chosen), None)
        rows = [row for row in plan.rows if outcome is None or row.outcome is outcome]
        tabs = [("alle", pgettext("import", "All rows"), len(plan.rows))]
        tabs += [(name, str(label), counts[outcome]) for name, outcome, label in self.TABS if counts[outcome]]
        page = Paginator(rows, LINES).get_page(self.request.GET.get("page"))
        return {
            "plan": plan,
            "sentence": _sentence(plan),
            "wrong": counts[Outcome.ERROR],
            "tabs": tabs,
            "chosen": chosen,
            "page_obj": page,
            "lines": [_line(row) for row in page.object_list],
        }


class RowAct(OneImport):
    """What is decided of single rows; the preview is shown again."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(self.record.get_absolute_url())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self._do(request.POST.get("act", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        query = f"?{back}" if (back := request.POST.get("back", "")) else ""
        return HttpResponseRedirect(f"{self.record.get_absolute_url()}{query}")

    def _do(self, act: str) -> None:
        user: Any = self.request.user
        number = self.request.POST.get("number", "")
        if act == "leave":
            leave(user, self.record)
            messages.success(self.request, _("The import is left. Nothing was saved."))
        elif act == "remove-wrong":
            removed = remove_wrong_rows(user, self.record)
            text = ngettext("%(count)s row is removed.", "%(count)s rows are removed.", removed)
            messages.success(self.request, text % {"count": removed})
        elif act in ("remove", "restore") and number.isdigit():
            remove_rows(user, self.record, [int(number)], act == "remove")
        elif act in (RowChoice.SAME, RowChoice.OTHER) and number.isdigit():
            choose(user, self.record, int(number), RowChoice(act))


def _sentence(plan: Plan) -> str:
    counts = plan.counts
    parts = [
        ngettext("%(count)s new person", "%(count)s new people", counts[Outcome.NEW]) % {"count": counts[Outcome.NEW]},
        ngettext("%(count)s row with changes", "%(count)s rows with changes", counts[Outcome.CHANGED])
        % {"count": counts[Outcome.CHANGED]},
        ngettext("%(count)s row as before", "%(count)s rows as before", counts[Outcome.SAME])
        % {"count": counts[Outcome.SAME]},
    ]
    return f"{', '.join(parts)}."


def _line(row: RowPlan) -> dict[str, Any]:
    """A row as the page shows it: what stands in it, and what comes of it."""
    one = row.understood
    raw = one.row.cells
    return {
        "row": row,
        "number": one.row.number,
        "name": one.name or _raw(raw.get("name")),
        "about": [text for text in (one.organisation or _raw(raw.get("organisation")), one.email) if text],
        "outcome": row.outcome.value,
        "problems": [(BY_KEY[problem.column].heading, problem.text) for problem in row.problems],
        "is_removed": one.row.is_removed,
        "choice": one.row.choice,
    }


def _raw(cell: Any) -> str:
    return str(cell.get("text") or "") if isinstance(cell, dict) else str(cell or "")

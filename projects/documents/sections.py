"""What this package contributes to the annual report."""

from django.utils.translation import pgettext_lazy

from programme.report_sections import ReportSection
from projects.documents.facts import gather_projects
from projects.documents.words import present_projects

PROJECTS = ReportSection(
    "projects", pgettext_lazy("report section", "Projects"), 30, gather_projects, present_projects, "prosjekt"
)

"""The list of jobs, and what is done with one that has stopped; for those who operate the portal."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from procrastinate.contrib.django.models import ProcrastinateJob

from digiportal.access.models import Portal
from digiportal.access.operation import PortalAct, PortalPage
from digiportal.access.policy import may
from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.forms.forms import PortalForm
from digiportal.jobs.defining import UPKEEP, find_task
from digiportal.jobs.forms import JobFilter
from digiportal.jobs.models import Progress, State
from digiportal.jobs.queries import jobs_with_state, with_facts
from digiportal.jobs.services import give_up, try_again
from digiportal.jobs.showing import show

PER_PAGE = 30


class Jobs(PortalPage):
    """What has stopped stands first."""

    required_right: ClassVar[str] = "see_operation"
    template_name = "jobs/jobs.html"
    url_name = "jobs:list"
    title = pgettext_lazy("tabs", "Jobs")
    lead = gettext_lazy("Work that the portal does in the background: sending mail, reading files, tidying up.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = JobFilter(self.request.GET)
        wanted = form.cleaned_data["stand"] if form.is_valid() else ""
        found = jobs_with_state()
        stopped = found.filter(state__in=[State.STUCK, State.FAILED]).count()
        upkeep_that_went_well = Q(queue_name=UPKEEP, state=State.DONE)
        found = found.filter(state=wanted) if wanted else found.exclude(upkeep_that_went_well)
        page = Paginator(with_facts(found), PER_PAGE).get_page(self.request.GET.get("page"))
        shown = {"filter": form, "is_filtered": bool(wanted), "page_obj": page, "stopped": stopped}
        return super().get_context_data(**kwargs) | shown | {"jobs": [show(job) for job in page]}


class Job(RightRequired, TemplateView):
    """How far a job has come: for whoever started it, and for those who operate the portal."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "jobs/job.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = with_facts(jobs_with_state()).filter(pk=self.kwargs["pk"]).first()
        if job is None or not self._may_see(job.pk):
            raise Http404
        return super().get_context_data(**kwargs) | {"job": show(job)}

    def _may_see(self, job_id: int) -> bool:
        is_owner = Progress.objects.filter(job_id=job_id, owner=self.request.user.pk).exists()
        return is_owner or may(self.request.user, "see_operation", Portal.objects.get())


class OneJob(PortalAct):
    """Something is done with one job; 404 for those who may not, and for one that isn't there."""

    required_right: ClassVar[str] = "see_operation"
    form_class = PortalForm
    url_name = "jobs:list"
    consequence: ClassVar[Any]

    def prepare(self) -> None:
        super().prepare()
        if not ProcrastinateJob.objects.filter(pk=self.kwargs["pk"]).exists():
            raise Http404

    def get_consequence(self) -> str:
        job = ProcrastinateJob.objects.get(pk=self.kwargs["pk"])
        defined = find_task(job.task_name)
        return f"{defined.title if defined else job.task_name}: {self.consequence}"


class TryAgain(OneJob):
    title = gettext_lazy("Try the job again")
    submit_label = gettext_lazy("Try again")
    success_message = gettext_lazy("The job waits for its turn.")
    consequence = gettext_lazy(
        "it is done from the beginning as soon as a worker is free. What it had done isn't done twice."
    )

    def act(self, form: Any) -> ProcrastinateJob:
        return try_again(self.request.user, self.kwargs["pk"])


class GiveUp(OneJob):
    title = gettext_lazy("Give up the job")
    submit_label = gettext_lazy("Give it up")
    success_message = gettext_lazy("The job is given up.")
    consequence = gettext_lazy("it will not be done. What it should have done must be done in another way.")

    def act(self, form: Any) -> ProcrastinateJob:
        return give_up(self.request.user, self.kwargs["pk"])

"""Which project a follow-up of a resolution is about: the link lies with the higher package."""

from __future__ import annotations

from django.db import models

from programme.models import FollowUp
from projects.models.project import Project


class ProjectFollowUp(models.Model):
    follow_up = models.OneToOneField(FollowUp, on_delete=models.CASCADE, related_name="project_link")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="follow_ups")

    def __str__(self) -> str:
        return f"{self.project}: {self.follow_up}"

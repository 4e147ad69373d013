"""What higher packages show on a project's page: finance contributes its budgets and accounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from projects.models import Project

Facts = Callable[[Any, Project], dict[str, Any] | None]


@dataclass(frozen=True)
class ProjectSection:
    """A part of the page. ``facts`` takes user and project and gives the template's variables; None shows nothing."""

    name: str
    template_name: str
    facts: Facts


@dataclass(frozen=True)
class FilledSection:
    """A section with what it shows for one project and user."""

    template_name: str
    facts: dict[str, Any]


_sections: dict[str, ProjectSection] = {}


def register_section(section: ProjectSection) -> None:
    """Show ``section`` on every project's page; called in ``AppConfig.ready``."""
    _sections[section.name] = section


def sections_for(user: Any, project: Project) -> list[FilledSection]:
    """The sections that have something to show, in the order of registration."""
    filled = ((section.template_name, section.facts(user, project)) for section in _sections.values())
    return [FilledSection(template_name, facts) for template_name, facts in filled if facts is not None]

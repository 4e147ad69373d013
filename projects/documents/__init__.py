"""What documents say of projects: facts as plain data, then tables and charts in the language of the document."""


def register() -> None:
    """Make the package's section of the annual report known, when the application is ready."""
    from programme.report_sections import register_section
    from projects.documents.sections import PROJECTS

    register_section(PROJECTS)

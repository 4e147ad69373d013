"""The documents of a programme, each made in two steps: facts as plain data, then text and blocks in its language."""


def register() -> None:
    """Make the kinds of documents and the sections of the annual report known, when the application is ready."""
    from digiportal.documents.registry import register_document
    from programme.documents import annual_report, resolution_extract
    from programme.documents.sections import OWN_SECTIONS
    from programme.report_sections import register_section

    register_document(annual_report.KIND)
    register_document(resolution_extract.KIND)
    for section in OWN_SECTIONS:
        register_section(section)

"""What documents say of the money: facts as plain data, then sentences, tables and charts."""


def register() -> None:
    """Make the kinds of documents and the sections of the annual report known, when the application is ready."""
    from digiportal.documents.registry import register_document
    from finance.documents import share
    from finance.documents.sections import OWN_SECTIONS
    from programme.report_sections import register_section

    register_document(share.KIND)
    for section in OWN_SECTIONS:
        register_section(section)

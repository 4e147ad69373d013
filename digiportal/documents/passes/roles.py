"""Names elements more exactly than WeasyPrint does: emphasis within a line, and the contents list."""

from digiportal.documents.passes.structure import Element, StructureTree

INLINE_TAGS = frozenset(("abbr", "b", "cite", "code", "em", "i", "mark", "q", "small", "strong", "sub", "sup", "time"))
CONTENTS_ROLES = {"L": "TOC", "LI": "TOCI", "LBody": "Reference"}


def name_roles(tree: StructureTree) -> None:
    """Give inline elements the role Span, and a list marked `data-pdf-role="TOC"` the roles of a contents list."""
    for element in tree.document.walk():
        if element.role == "NonStruct" and element.mark.tag in INLINE_TAGS:
            element.role = "Span"
        elif element.role == "L" and element.mark.role == "TOC":
            _name_contents(element)


def _name_contents(contents: Element) -> None:
    for element in list(contents.walk()):
        element.role = CONTENTS_ROLES.get(element.role, element.role)
        if element.role == "TOCI":
            _lift_inner_lists(element)


def _lift_inner_lists(entry: Element) -> None:
    """A list below an entry is the entry's own part, not part of its reference."""
    for reference in entry.elements:
        inner = [child for child in reference.elements if child.role == "L"]
        reference.children = [child for child in reference.children if child not in inner]
        entry.children += inner

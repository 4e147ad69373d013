"""A table that goes on over pages shows its head on each; only the first is content, the others are decoration."""

from digiportal.documents.passes.structure import StructureTree


def drop_repeated_heads(tree: StructureTree) -> None:
    """Take repeated table heads out of the tree; their content becomes artifacts."""
    seen: set[int] = set()
    for table in tree.document.walk():
        if table.role != "Table":
            continue
        kept = []
        for child in table.children:
            mark = getattr(child, "mark", None)
            if mark and mark.tag == "thead":
                if mark.source in seen:
                    continue
                seen.add(mark.source)
            kept.append(child)
        table.children = kept

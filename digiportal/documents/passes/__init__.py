"""What WeasyPrint leaves undone, one concern in each file, in the order in which they are mended.

The tree passes work on the tags as a tree of plain objects (`structure`); then the tree is written back, and
what no longer hangs on it becomes an artifact; at last the file as a whole gets its metadata.
"""

from io import BytesIO

import pikepdf

from digiportal.documents.meta import DocumentMeta
from digiportal.documents.passes import (
    artifacts,
    continuations,
    figures,
    languages,
    links,
    lists,
    metadata,
    repeated_heads,
    roles,
    table_headers,
)
from digiportal.documents.passes.structure import StructureTree

TREE_PASSES = (
    repeated_heads.drop_repeated_heads,
    lists.nest_lists,
    continuations.join_continuations,
    lists.give_items_bodies,
    roles.name_roles,
    table_headers.scope_headers,
    figures.describe_figures,
    links.name_links,
    languages.name_languages,
)


def mend(raw: bytes, meta: DocumentMeta) -> bytes:
    """Turn WeasyPrint's PDF/A-2a with source marks into one that is PDF/UA-1 as well. The same bytes in give the same
    bytes out."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        tree = StructureTree.read(pdf)
        for tree_pass in TREE_PASSES:
            tree_pass(tree)
        tree.write()
        artifacts.mark_artifacts(tree)
        metadata.write_metadata(pdf, meta)
        del pdf.trailer["/ID"]  # made from the source marks, which differ between processes; saving makes a new one
        target = BytesIO()
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()

"""The tags of a PDF as a tree of plain objects: read from the file, changed by the passes, written back."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from digiportal.documents.source_marks import MARK_KEY, SourceMark

MARK = f"/{MARK_KEY}"


def discard(dictionary: pikepdf.Object, key: str) -> None:
    """Take a key out of a PDF dictionary if it is there."""
    if key in dictionary:
        del dictionary[key]


@dataclass(frozen=True)
class Content:
    """A piece of marked content on a page (pages count from 0)."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Annotation:
    """A link's sensitive area on a page."""

    page: int
    target: pikepdf.Object


@dataclass(eq=False)
class Element:
    """One structure element; `role` is its type without the slash («TH»). Each is equal to itself alone."""

    role: str
    mark: SourceMark
    source: pikepdf.Object
    children: "list[Element | Content | Annotation]" = field(default_factory=list)

    @property
    def elements(self) -> "list[Element]":
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> "Iterator[Element]":
        """The element and all below it, in reading order."""
        yield self
        for child in self.elements:
            yield from child.walk()


class StructureTree:
    """All tags of one PDF. `written` says, after `write`, which content hangs on the tree."""

    def __init__(self, pdf: pikepdf.Pdf, document: Element, margins: dict[Content, str]) -> None:
        self.pdf = pdf
        self.document = document
        self.margins = margins
        self.owners: dict[Content, pikepdf.Object] = {}
        self.annotation_owners: list[tuple[Annotation, pikepdf.Object]] = []

    @classmethod
    def read(cls, pdf: pikepdf.Pdf) -> "StructureTree":
        """Read the tree of a file made by WeasyPrint with source marks."""
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot
        return cls(pdf, _read_element(root.K[0], numbers), _read_margins(root.ParentTree, len(pdf.pages)))

    def write(self) -> None:
        """Put the tree back into the file, with its map from content to elements."""
        root = self.pdf.Root.StructTreeRoot
        self._write_element(self.document, root)
        root.K = pikepdf.Array([self.document.source])
        root.ParentTree = self.pdf.make_indirect(pikepdf.Dictionary(Nums=self._parent_tree()))
        root.ParentTreeNextKey = len(self.pdf.pages) + len(self.annotation_owners)

    def _write_element(self, element: Element, parent: pikepdf.Object) -> None:
        target = element.source
        target.S = pikepdf.Name(f"/{element.role}")
        target.P = parent
        discard(target, MARK)
        own_page = next((child.page for child in element.children if isinstance(child, Content)), None)
        if own_page is None:
            discard(target, "/Pg")
        else:
            target.Pg = self.pdf.pages[own_page].obj
        target.K = pikepdf.Array([self._write_child(element, child, own_page) for child in element.children])

    def _write_child(
        self, element: Element, child: Element | Content | Annotation, own_page: int | None
    ) -> pikepdf.Object | int:
        if isinstance(child, Element):
            self._write_element(child, element.source)
            return child.source
        page = self.pdf.pages[child.page].obj
        if isinstance(child, Annotation):
            self.annotation_owners.append((child, element.source))
            return pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=child.target, Pg=page)
        self.owners[child] = element.source
        if child.page == own_page:
            return child.mcid
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=page, MCID=child.mcid)

    def _parent_tree(self) -> pikepdf.Array:
        """Page number → the elements of its marked content; annotation number → its element (ISO 32000-1, 14.7.4.4)."""
        numbers = pikepdf.Array()
        by_page: dict[int, dict[int, pikepdf.Object]] = {}
        for content, owner in self.owners.items():
            by_page.setdefault(content.page, {})[content.mcid] = owner
        for number, page in enumerate(self.pdf.pages):
            owned = by_page.get(number, {})
            page.obj.StructParents = number
            numbers.append(number)
            numbers.append(pikepdf.Array([owned.get(mcid) for mcid in range(max(owned, default=-1) + 1)]))
        for key, (annotation, owner) in enumerate(self.annotation_owners, start=len(self.pdf.pages)):
            annotation.target.StructParent = key
            numbers.append(key)
            numbers.append(owner)
        return numbers


def _read_element(source: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Element:
    mark = SourceMark.load(str(source[MARK])) if MARK in source else SourceMark()
    element = Element(str(source.S)[1:], mark, source)
    own_page = pages[source.Pg.objgen] if "/Pg" in source else -1
    for child in source.K:
        if isinstance(child, int):
            element.children.append(Content(own_page, child))
        elif child.get("/Type") == pikepdf.Name.OBJR:
            element.children.append(Annotation(pages[child.Pg.objgen], child.Obj))
        else:
            element.children.append(_read_element(child, pages))
    return element


def _read_margins(parent_tree: pikepdf.Object, page_count: int) -> dict[Content, str]:
    """Content in page margins → «Header» or «Footer». WeasyPrint maps it to elements that hang on nothing."""
    margins = {}
    numbers = parent_tree.Nums
    for page in range(page_count):
        for mcid, owner in enumerate(numbers[2 * page + 1]):
            if margin := _margin_of(owner):
                margins[Content(page, mcid)] = margin
    return margins


def _margin_of(element: pikepdf.Object) -> str:
    while str(element.get("/S", "/Document")) != "/Document":
        if MARK in element and (margin := SourceMark.load(str(element[MARK])).margin):
            return margin
        element = element.P
    return ""

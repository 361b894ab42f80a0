"""The page as a reader sees it: its blocks of text in order, each with what surrounds it.

One walk over the tree serves the readers of the body, of people, of dates, and the judge of
whether the page is an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from crawler.extract.marks import (
    ASIDE,
    BYLINE,
    CAPTION,
    COMMENTS,
    DATE,
    FIGURE,
    FLAG_NAMES,
    FOOTER,
    FORM,
    HIDDEN,
    INLINE,
    NAV,
    RELATED,
    SKIPPED,
    WIDGET,
    hints,
    is_post,
    own_flags,
    pops_up,
    told_tag,
    unseen,
)
from crawler.extract.page import squeeze

FURNITURE = NAV | FOOTER | FORM | COMMENTS
"""Surroundings that hold no paragraph of an article; others need not read them."""


@dataclass(slots=True)
class Block:
    """A run of text between two block boundaries or line breaks."""

    text: str
    """White space squeezed."""
    tag: str
    """Tag of the innermost block element around it."""
    flags: int
    """What that element and its ancestors say of it (class names, tags)."""
    element: HtmlElement
    linked: int = 0
    """Characters of ``text`` inside links."""
    strong: int = 0
    """Characters of ``text`` inside bold type."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """(href, text) of its links, in order."""
    line: int = 0
    """How many line breaks stand before it inside the same block element."""
    lineage: tuple[HtmlElement, ...] = ()
    """``element`` and the block elements around it, innermost first, at most six."""
    article: HtmlElement | None = None
    """Innermost ``article`` (or post of a theme that has none) around it."""


@dataclass(frozen=True, slots=True)
class Named:
    """An element that says what it is: by ``itemprop`` or ``property``; a link by ``rel``."""

    element: HtmlElement
    key: str
    """``itemprop``, ``rel`` or ``property``."""
    value: str
    flags: int
    """As a block's."""


class _Walk:
    """Collects blocks; one instance per page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.times: list[tuple[HtmlElement, int, int]] = []
        self.named: list[Named] = []
        self._pieces: list[str] = []
        self._linked = self._strong = self._line = 0
        self._links: list[tuple[str, str]] = []
        self._article: HtmlElement | None = None
        self._lineage: tuple[HtmlElement, ...] = ()
        self.furniture: list[tuple[HtmlElement, int, int]] = []

    def start(self, root: HtmlElement) -> None:
        """Walk the whole page."""
        self._lineage = (root,)
        self.walk(root, root, 0, False, False)

    def flush(self, element: HtmlElement, flags: int) -> None:
        if not self._pieces:
            return
        text = squeeze("".join(self._pieces))
        if text:
            tag = told_tag(element) if element.get("role") else str(element.tag)
            self.blocks.append(
                Block(text, tag, flags, element, min(self._linked, len(text)),
                      min(self._strong, len(text)), self._links, self._line, self._lineage,
                      self._article)
            )  # fmt: skip
        self._pieces, self._links = [], []
        self._linked = self._strong = 0

    def text(self, text: str, linked: bool, strong: bool) -> None:
        self._pieces.append(text)
        if linked:
            self._linked += len(text)
        if strong:
            self._strong += len(text)

    def walk(
        self, element: HtmlElement, owner: HtmlElement, flags: int, linked: bool, strong: bool
    ) -> None:
        """Add the text inside ``element``; ``owner`` is the block element that it stands in."""
        text = element.text
        if text and (self._pieces or not text.isspace()):
            self.text(text, linked, strong)
        before: HtmlElement | None = None
        for child in element:
            tag = str(child.tag)
            if tag == "br":
                self.flush(owner, flags)
                self._line += 1
            elif tag in INLINE:
                if before is not None and _run_together(before, child, self._pieces):
                    self._pieces.append(" ")
                self._inline(child, tag, owner, flags, linked, strong)
            elif tag not in SKIPPED or (tag == "noscript" and child.find(".//h1") is not None):
                # a noscript that was never closed holds the whole page
                self._block(child, tag, owner, flags, linked, strong)
            text = child.tail
            if text and (self._pieces or not text.isspace()):
                self.text(text, linked, strong)
            elif text:
                self._links = []  # a picture's link belongs to the line right after it alone
            before = child

    def _inline(
        self, child: HtmlElement, tag: str, owner: HtmlElement, flags: int, linked: bool,
        strong: bool,
    ) -> None:  # fmt: skip
        own = self._own_flags(child, tag, flags)
        inner = flags | own
        if (own & ~flags & HIDDEN and unseen(child)) or (own & WIDGET and pops_up(child)):
            return
        if tag == "a":
            start = len(self._pieces)
            self.walk(child, owner, inner, True, strong)
            href = child.get("href")
            if href:
                self._links.append((href, squeeze("".join(self._pieces[start:]))))
            return
        # themes set bylines and dates apart by style alone: "AniPosted on 12 May"
        apart = inner & ~flags & (DATE | BYLINE) or tag == "time"
        if apart:
            self._pieces.append(" ")
        self.walk(child, owner, inner, linked, strong or tag == "b" or tag == "strong")
        if apart:
            self._pieces.append(" ")

    def _block(
        self, child: HtmlElement, tag: str, owner: HtmlElement, flags: int, linked: bool,
        strong: bool,
    ) -> None:  # fmt: skip
        inner = flags | self._own_flags(child, tag, flags)
        self.flush(owner, flags)
        held, article, lineage = self._line, self._article, self._lineage
        self._line = 0
        self._lineage = (child, *lineage[:5])
        start = len(self.blocks)
        names = child.get("class")
        if tag == "article" or (names and is_post(names)):
            self._article = child
        self.walk(child, child, inner, linked, strong)
        self.flush(child, inner)
        self._line, self._article, self._lineage = held, article, lineage
        if inner & ~flags & FURNITURE:
            self.furniture.append((child, start, len(self.blocks)))

    def _own_flags(self, child: HtmlElement, tag: str, flags: int) -> int:
        """Return an element's own flags; note it where it says what it is."""
        attributes = child.items()
        own = own_flags(tag, attributes)
        for key, value in attributes:
            if key == "itemprop" or key == "rel" or key == "property":
                self.named.append(Named(child, key, value, flags | own))
        if tag == "time" or (tag == "abbr" and child.get("title")):
            self.times.append((child, len(self.blocks), flags | own))
        return own


def _run_together(before: HtmlElement, child: HtmlElement, pieces: list[str]) -> bool:
    """Tell whether a line's part touches the one before: "Penulis" and "Siti" in two spans."""
    if before.tail or not pieces or not pieces[-1]:
        return False
    last, first = pieces[-1][-1], (child.text or "")[:1]
    if last.isdigit() and first.isdigit():  # "29.05.24" and "12:44"
        return before.tag == child.tag == "span"
    return (last.islower() or last == ":") and first.isupper() and before.tag in INLINE


@dataclass(frozen=True, slots=True)
class Blocks:
    """A page's blocks, and the ``time`` elements among them."""

    blocks: list[Block]
    furniture: list[HtmlElement]
    """Outermost elements of navigation, footers, forms and comments."""
    elsewhere: int
    """Those flags of `FURNITURE` that tell something on this page: some themes wrap the whole
    page in a form, or in an element called "comments"."""
    times: list[tuple[HtmlElement, int, int]]
    """(``time``, or ``abbr`` with a title; index of its block; flags), in order."""
    named: list[Named]
    """The elements of the body that say what they are, in order."""
    common: int = 0
    """Flags that most of the page's prose carries, so that they tell nothing on this page."""

    def itemprop(self, *names: str) -> Iterator[Named]:
        """Yield the elements with an ``itemprop`` of exactly one of these names."""
        return (n for n in self.named if n.key == "itemprop" and n.value in names)

    def property(self, *names: str) -> Iterator[Named]:
        """Yield the elements with an RDFa ``property`` of one of these names, of any vocabulary."""
        return (
            n for n in self.named if n.key == "property" and n.value.rsplit(":", 1)[-1] in names
        )

    def rel(self, name: str) -> Iterator[Named]:
        """Yield the elements with this name among those of ``rel``."""
        return (n for n in self.named if n.key == "rel" and name in n.value.split())


def _is_discussed(blocks: list[Block], sizes: list[int]) -> bool:
    """Tell whether most prose is comments below a short article, not a page called comments.

    The article's prose then stands before the first comment, and each has an element of its own.
    """
    said = [index for index, size in enumerate(sizes) if size and blocks[index].flags & COMMENTS]
    before = any(
        size and not blocks[index].flags & (FURNITURE | ASIDE | RELATED)
        for index, size in enumerate(sizes[: said[0]])
    )
    entries = {element for index in said for element in blocks[index].lineage[:3]
               if _COMMENT.search(element.get("class") or "")}  # fmt: skip
    return before and len(entries) > 1


_COMMENT = re.compile(
    r"(?:^|[\s_-])comments?(?:$|[\s_-](?:body|text|content|item)?)", re.IGNORECASE
)
"""The class of one comment's element."""


def read_blocks(tree: HtmlElement) -> Blocks:
    """List the blocks of text of a page in the order in which they stand."""
    walk = _Walk()
    body = tree.find("body")
    root = body if body is not None else tree
    # flags of `body` itself are left out: themes put words like "has-sidebar" there
    walk.start(root)
    walk.flush(root, 0)
    sizes = [
        len(block.text) if len(block.text) > 80 and block.linked < 0.3 * len(block.text) else 0
        for block in walk.blocks
    ]
    total = sum(sizes)
    held: dict[int, int] = {}
    for size, block in zip(sizes, walk.blocks, strict=True):
        if size:
            held[block.flags] = held.get(block.flags, 0) + size
    common = 0
    for flag in FLAG_NAMES.values():
        inside = sum(size for flags, size in held.items() if flags & flag)
        common |= flag if inside >= 0.6 * total > 0 else 0
    if common & COMMENTS and _is_discussed(walk.blocks, sizes):
        common &= ~COMMENTS
    furniture = [
        element for element, start, stop in walk.furniture
        if sum(sizes[start:stop]) <= 0.25 * total
        or walk.blocks[start].flags & COMMENTS & ~common
    ]  # fmt: skip
    elsewhere = FURNITURE & ~common
    if common & CAPTION and not common & FIGURE:
        # "image-full" on the article says how the page looks; a gallery's captions are in figures
        for block in walk.blocks:
            own = hints(block.element.get("class") or "")
            if block.tag != "figcaption" and not own & CAPTION:
                block.flags &= ~CAPTION
    return Blocks(walk.blocks, furniture, elsewhere, walk.times, walk.named, common)

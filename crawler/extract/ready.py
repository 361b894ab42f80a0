"""A page made ready for its readers: parsed, walked, with its structured data and headline."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.extract.blocks import Block, Blocks
from crawler.extract.bylines import PeopleCandidate
from crawler.extract.declared import declared
from crawler.extract.embedded import walk_page
from crawler.extract.headlines import ELSEWHERE, title_candidates
from crawler.extract.marks import COMMENTS, FOOTER
from crawler.extract.page import Page, read_page
from crawler.extract.rights import page_rights
from crawler.extract.structured import Structured, read_structured
from crawler.extract.title import (
    TitleCandidate,
    TitleChoice,
    choose_title,
    comparable,
    site_names,
)
from crawler.outlet import Outlet
from crawler.records import Link, Rights


@dataclass(frozen=True, slots=True)
class Ready:
    """What all readers of one page share."""

    page: Page
    structured: Structured
    walked: Blocks
    site: set[str]
    """The site's own names, letters and digits only, lower case."""
    told: list[PeopleCandidate]
    """Whom the page tells machines that it was made by."""
    candidates: list[TitleCandidate]
    title: TitleChoice | None
    headline: int
    """Index of the block that prints the headline, -1 where none does."""
    rights: Rights
    """What the page says about reuse; read here since its footer leaves the tree later."""
    outlet: Outlet | None = None
    scripted: bool = False
    """The page shows no text; the article stands in its scripts."""


def prepare(
    html: bytes | str,
    url: str,
    outlet: Outlet | None = None,
    content_type: str | None = None,
    listed: Link | None = None,
) -> Ready:
    """Parse and walk a page once. Raises NotAnArticle with ``empty`` or ``not_html``."""
    page = read_page(html, url, content_type)
    structured = read_structured(page.tree, url)
    rights = page_rights(page, structured)
    walked, scripted = walk_page(page, structured)
    linked = listed.title if listed is not None else None
    candidates = title_candidates(page, structured, walked, outlet, linked)
    title = choose_title(candidates, url)
    headline = headline_index(walked.blocks, title.text) if title is not None else -1
    names = site_names(page, structured, outlet)
    told = declared(structured, names)
    return Ready(
        page, structured, walked, names, told, candidates, title, headline, rights, outlet, scripted
    )


def headline_index(blocks: list[Block], title: str) -> int:
    """Return the index of the block that prints the headline, -1 where none does."""
    key = comparable(title)
    size = len(key)
    near = [
        (index, block)
        for index, block in enumerate(blocks)
        if size / 2 <= len(block.text) <= 2 * size + 8 and not block.flags & (COMMENTS | FOOTER)
    ]
    same = [
        (index, block) for index, block in near
        if block.tag != "figcaption" and comparable(block.text) == key
    ]  # fmt: skip
    # some themes wrap the whole page in an element called "related": an h1 counts anywhere
    for wanted, mask in ((("h1", "h2"), ELSEWHERE), ((), ELSEWHERE), (("h1",), 0)):
        for index, block in same:
            if not block.flags & mask and (not wanted or block.tag in wanted):
                return index
    # the page may print a kicker in the same line: "In Picture: …"
    return next(
        (index for index, block in near
         if size > 15 and not block.linked and key in comparable(block.text)
         and (block.tag == "h1" or not block.flags & ELSEWHERE)),
        -1,
    )  # fmt: skip

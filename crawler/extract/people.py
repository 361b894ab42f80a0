"""Who made an article: every place where a page may name them."""

from __future__ import annotations

import re
from itertools import chain, islice

from lxml.html import HtmlElement

from crawler.extract.agencies import is_agency
from crawler.extract.authorship import WEAK, PeopleChoice, choose
from crawler.extract.below import around
from crawler.extract.blocks import Blocks
from crawler.extract.bylines import (
    ELSEWHERE,
    PeopleCandidate,
    classed,
    labelled,
    printed,
)
from crawler.extract.credits import agency, beside_date, credited, names_a_subject, signed
from crawler.extract.marks import COMMENTS, FOOTER, is_post, own_flags
from crawler.extract.names import people
from crawler.extract.page import Page, squeeze
from crawler.extract.standalone import lines
from crawler.outlet import Outlet


def read_people(
    told: list[PeopleCandidate],
    walked: Blocks,
    marked: Marked,
    site: set[str],
    span: tuple[int, int] = (0, 0),
    first: int = -1,
) -> PeopleChoice:
    """Find who made the article.

    ``told`` are those whom machines are told (`declared.declared`); ``marked`` is the answer of
    `marked_authors`, asked before the body was read.
    ``span`` are the indices of the headline's block and of the last block of the body: bylines
    stand between the two or close to them; ``first`` is the body's first block (-1 where there is
    none), which may stand far below the headline. ``site`` are the site's own names
    (`title.site_names`).
    """
    blocks = walked.blocks
    found: list[PeopleCandidate] = []
    # themes wrap whole pages in elements called "related" or "aside": what surrounds the body
    # as well says nothing of a byline
    elsewhere = ELSEWHERE & ~(blocks[min(span[1], len(blocks) - 1)].flags if blocks else 0)
    found += printed(blocks, site, span, elsewhere, first)
    found += told
    found += _marked(marked, site)
    found += classed(blocks, site, span, elsewhere, first)
    found += credited(blocks, site, span[0])
    found += lines(blocks, site, span, elsewhere)
    found += beside_date(blocks, site, span[0])
    found += signed(blocks, site, span[1])
    found += around(blocks, site, span[0], span[1], elsewhere)
    choice = choose([c for c in found if c.names or is_agency(c.raw)])
    if choice.source in WEAK and any(names_a_subject(name, blocks) for name in choice.authors):
        choice = choose([c for c in choice.candidates if c.source not in WEAK])
    house = agency(blocks, span[0], elsewhere) if not choice.authors else []
    return choose([*choice.candidates, *house]) if house else choice


Marked = tuple[tuple[str, tuple[str, ...]], ...]
"""What names itself an author: its source (``hint``, ``microdata``, ``rel``) and the texts."""


def marked_authors(page: Page, walked: Blocks, outlet: Outlet | None = None) -> Marked:
    """Read the outlet's hint, ``itemprop=author`` and ``rel=author``.

    Not those of comments and of furniture. To be asked before the body is read, which takes
    elements out of the page's tree.
    """
    furniture = set(walked.furniture)
    found: list[tuple[str, tuple[str, ...]]] = []
    if outlet is not None and outlet.byline:
        hints = page.tree.cssselect(outlet.byline)[:3]
        found.append(("hint", tuple(squeeze(element.text_content()) for element in hints)))
    itemprop, rdfa = walked.itemprop("author", "creator"), walked.property("author", "creator")
    for source, named in (("microdata", chain(itemprop, rdfa)), ("rel", walked.rel("author"))):
        own = (n.element for n in named if not n.flags & COMMENTS and _is_own(n.element, furniture))
        elements = _beside_first(list(islice(own, 8)))
        houses = [e for e in elements if _ORGANIZATION.search(e.get("itemtype") or "")]
        for kind, those in ((source, [e for e in elements if e not in houses]), ("house", houses)):
            texts = [text for text in map(_name_text, those) if 1 < len(text) < 80]
            if texts:
                found.append((kind, tuple(texts)))
    return tuple(found)


_ORGANIZATION = re.compile(r"/(?:\w+)?Organization$", re.IGNORECASE)
"""The type of a house, by which some systems call people as well."""


def _is_own(element: HtmlElement, furniture: set[HtmlElement]) -> bool:
    """Tell whether an element stands in no furniture but the footer of an article or post."""
    around = [parent for parent in element.iterancestors() if parent in furniture]
    if not around:
        return True
    if len(around) > 1 or not own_flags(str(around[0].tag), around[0].items()) & FOOTER:
        return False
    return any(
        e.tag == "article" or is_post(e.get("class") or "") for e in around[0].iterancestors()
    )


def _name_text(element: HtmlElement) -> str:
    inner = element.xpath(".//*[@itemprop='name' or @property='name' or @property='schema:name']")
    target = inner[0] if inner else element
    return squeeze(target.get("content") or target.text_content())


def _marked(marked: Marked, site: set[str]) -> list[PeopleCandidate]:
    found = []
    for source, texts in marked:
        if source == "hint":
            found += [c for text in texts for c in labelled(text, "hint", site, free=True)]
            continue
        names: list[str] = []
        raws: list[str] = []
        for text in texts:
            if not (names and " " not in text):
                raws.append(text)
                names += [name for name in people(text, site) if name not in names]
        if raws:
            found.append(PeopleCandidate(source, "author", tuple(names), " ; ".join(raws)))
    return found


def _beside_first(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Return the first element and those beside it: the others are other articles'."""
    around = set(islice(elements[0].iterancestors(), ROUND)) if elements else set()
    return [e for e in elements if not around.isdisjoint(islice(e.iterancestors(), ROUND))]


ROUND = 5
"""Elements around an author's within which the others of the same byline stand."""

"""Who made an article: every place where a page may name them."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from crawler.extract.agencies import is_agency
from crawler.extract.authorship import PeopleChoice, choose
from crawler.extract.blocks import Blocks
from crawler.extract.bylines import (
    ELSEWHERE,
    PeopleCandidate,
    classed,
    labelled,
    lines,
    printed,
)
from crawler.extract.bylines import (
    candidate as _answer,
)
from crawler.extract.cleaning import clean_name
from crawler.extract.credits import agency, beside_date, credited, signed
from crawler.extract.marks import COMMENTS
from crawler.extract.names import is_person, people
from crawler.extract.page import Page, squeeze
from crawler.extract.structured import Node, Structured, plain, types_of
from crawler.outlet import Outlet

AUTHOR_META = (
    "author", "article:author", "article:author_name", "og:article:author", "byl", "parsely-author",
    "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "cxenseparse:author",
    "cxenseparse:recs:articleauthor", "citation_author", "creator", "twitter:creator_name",
    "content_author", "lp.author", "dable:author", "rnews:author", "content_authors", "authors",
    "vr:author", "shareaholic:article_author_name", "bt:author", "article.author", "news_author",
    "articleauthor",
)  # fmt: skip
"""``meta`` names of authors, best known first."""


def read_people(
    structured: Structured,
    walked: Blocks,
    marked: Marked,
    site: set[str],
    span: tuple[int, int] = (0, 0),
    first: int = -1,
) -> PeopleChoice:
    """Find who made the article.

    ``marked`` is the answer of `marked_authors`, asked before the body was read.
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
    found += _json_ld(structured, site)
    for name in AUTHOR_META:
        values = [v for v in structured.meta.get(name, ()) if not v.startswith(("http", "/", "@"))]
        if values:
            told = " ; ".join(dict.fromkeys(values))
            found.append(_answer("meta", "author", _capitals(told), site))
    found += _marked(marked, site)
    found += classed(blocks, site, span, elsewhere, first)
    found += credited(blocks, site, span[0])
    found += lines(blocks, site, span, elsewhere)
    found += beside_date(blocks, site, span[0])
    found += signed(blocks, site, span[1])
    choice = choose([c for c in found if c.names or is_agency(c.raw)])
    house = agency(blocks, span[0], elsewhere) if not choice.authors else []
    return choose([*choice.candidates, *house]) if house else choice


def _capitals(told: str) -> str:
    """Return a name that machines are told in small letters as people write it."""
    words = told.split()
    small = 2 <= len(words) <= 3 and all(word.isalpha() and word.islower() for word in words)
    return " ".join(word.capitalize() for word in words) if small else told


def _json_ld(structured: Structured, site: set[str]) -> list[PeopleCandidate]:
    node = structured.article or _authored(structured)
    if node is None:
        return []
    found = []
    for key, role in (("author", "author"), ("creator", "author"), ("editor", "editor"),
                      ("contributor", "contributor")):  # fmt: skip
        names, raw = _persons(structured, node.get(key), site)
        if raw:
            found.append(PeopleCandidate("json-ld", role, names, raw))
    return found


def _authored(structured: Structured) -> Node | None:
    """Return the first object other than an article that names an author: a recipe, a video."""
    for node in structured.nodes:
        if node.get("author") and types_of(node) & {
            "recipe", "videoobject", "webpage", "creativework", "discussionforumposting",
            "podcastepisode", "howto", "learningresource",
        }:  # fmt: skip
            return node
    return None


def _persons(structured: Structured, value: object, site: set[str]) -> tuple[tuple[str, ...], str]:
    names: list[str] = []
    raws: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        item = structured.resolve(item)
        if isinstance(item, dict):
            listed = item.get("name")
            listed = listed or f"{plain(item.get('givenName'))} {plain(item.get('familyName'))}"
            texts = [plain(n) for n in listed] if isinstance(listed, list) else [plain(listed)]
            if types_of(item) & {"organization", "newsmediaorganization"}:
                # many systems call every author an organisation; the name decides
                texts = [t for t in texts if " " in t and is_person(clean_name(t), site)]
        else:
            texts = [plain(item)]
        for text in texts:
            if text:
                raws.append(text)
                names += [name for name in people(text, site) if name not in names]
    return tuple(names), " ; ".join(raws)


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
    for source, named in (
        ("microdata", walked.itemprop("author", "creator")),
        ("rel", walked.rel("author")),
    ):
        own = (n.element for n in named if not n.flags & COMMENTS and _is_own(n.element, furniture))
        texts = [_name_text(element) for element in _beside_first(list(islice(own, 8)))]
        found.append((source, tuple(text for text in texts if 1 < len(text) < 80)))
    return tuple(found)


def _is_own(element: HtmlElement, furniture: set[HtmlElement]) -> bool:
    """Tell whether an element stands in no furniture but the footer of an article."""
    around = [parent for parent in element.iterancestors() if parent in furniture]
    foot = len(around) == 1 and around[0].tag == "footer"
    return not around or (foot and next(around[0].iterancestors("article"), None) is not None)


def _name_text(element: HtmlElement) -> str:
    inner = element.xpath(".//*[@itemprop='name']")
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

"""Who made an article: the candidates with their roles, and the choice among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from crawler.extract.agencies import is_agency
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
from crawler.extract.credits import beside_date, credited, signed
from crawler.extract.names import is_person, people
from crawler.extract.page import Page, squeeze
from crawler.extract.structured import Node, Structured, plain, types_of
from crawler.outlet import Outlet
from crawler.records import Contributor


@dataclass(frozen=True, slots=True)
class PeopleChoice:
    """Authors, editors and everybody else, and how they were chosen."""

    authors: tuple[str, ...]
    editors: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    source: str | None
    candidates: tuple[PeopleCandidate, ...]


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
    page: Page,
    structured: Structured,
    walked: Blocks,
    site: set[str],
    outlet: Outlet | None = None,
    span: tuple[int, int] = (0, 0),
) -> PeopleChoice:
    """Find who made the article.

    ``span`` are the indices of the headline's block and of the last block of the body: bylines
    stand between the two or close to them. ``site`` are the site's own names (`title.site_names`).
    """
    blocks = walked.blocks
    found: list[PeopleCandidate] = []
    if outlet is not None and outlet.byline:
        for element in page.tree.cssselect(outlet.byline)[:3]:
            found += labelled(squeeze(element.text_content()), "hint", site, free=True)
    # themes wrap whole pages in elements called "related" or "aside": what surrounds the body
    # as well says nothing of a byline
    elsewhere = ELSEWHERE & ~(blocks[min(span[1], len(blocks) - 1)].flags if blocks else 0)
    found += printed(blocks, site, span, elsewhere)
    found += _json_ld(structured, site)
    for name in AUTHOR_META:
        values = [v for v in structured.meta.get(name, ()) if not v.startswith(("http", "/", "@"))]
        if values:
            told = " ; ".join(dict.fromkeys(values))
            found.append(_answer("meta", "author", _capitals(told), site))
    found += _marked(walked, site)
    found += classed(blocks, site, span, elsewhere)
    found += credited(blocks, site, span[0])
    found += lines(blocks, site, span, elsewhere)
    found += beside_date(blocks, site, span[0])
    found += signed(blocks, site, span[1])
    return _choose([c for c in found if c.names or is_agency(c.raw)])


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


def _marked(walked: Blocks, site: set[str]) -> list[PeopleCandidate]:
    """Read ``rel=author`` and ``itemprop=author``."""
    found = []
    for source, named in (
        ("microdata", walked.itemprop("author", "creator")),
        ("rel", walked.rel("author")),
    ):
        names: list[str] = []
        raws: list[str] = []
        for element in (n.element for n in islice(named, 6)):
            inner = element.xpath(".//*[@itemprop='name']")
            target = inner[0] if inner else element
            text = squeeze(target.get("content") or target.text_content())
            if 1 < len(text) < 80 and not (names and " " not in text):
                raws.append(text)
                names += [name for name in people(text, site) if name not in names]
        if raws:
            found.append(PeopleCandidate(source, "author", tuple(names), " ; ".join(raws)))
    return found


_FIRST_ONLY = frozenset(("meta", "microdata", "rel", "by"))
"""Sources of which the first answer counts: further ones are other articles' or other spellings."""

_WEAK = frozenset(("class", "link", "line", "rel"))
"""Sources that say by place and looks alone that a name is the author's."""

_BELIEF = ("hint", "byline", "json-ld", "meta", "by", "microdata", "rel", "class", "link", "line")


def _choose(found: list[PeopleCandidate]) -> PeopleChoice:
    """Choose the authors: printed labels first, then what machines are told, then class names."""
    by_role: dict[str, list[str]] = {}
    for item in found:
        if item.role != "author":
            names = by_role.setdefault(item.role, [])
            names += [n for n in item.names if n not in names]
    editors = by_role.get("editor", [])
    agency = next((c for c in found if c.role == "author" and is_agency(c.raw)), None)
    # beside an agency that the page names, what only looks like a byline is none
    trusted = [c for c in found if c.source not in _WEAK] if agency is not None else found
    authors, source = _authors(trusted, editors)
    if not authors:
        if agency is not None:
            authors, source = (agency.raw,), agency.source
        elif by_role.get("contributor"):
            authors, source = tuple(by_role["contributor"]), "byline"
    named = [Contributor(name, "author") for name in authors]
    for role, names in by_role.items():
        named += [Contributor(name, role) for name in names]
    return PeopleChoice(authors, tuple(editors), tuple(dict.fromkeys(named)), source, tuple(found))


def _authors(
    found: list[PeopleCandidate], editors: list[str]
) -> tuple[tuple[str, ...], str | None]:
    """Return the authors of the first source that names any, and that source.

    Where another source names all of JSON-LD's people and more it is the fuller one: JSON-LD
    often gives the first of several authors. A ``meta`` of very many names credits others too.
    """
    told = [c for c in found if c.role == "author"]
    for kind in _BELIEF:
        names: list[str] = []
        for item in told:
            if item.source == kind:
                names += [n for n in item.names if n not in names]
                if names and kind in _FIRST_ONLY:
                    break
        if kind not in ("byline", "hint", "by"):
            names = [n for n in names if n not in editors] or ([] if editors else names)
        if not names:
            continue
        authors = tuple(_without_signs(names))
        if kind == "json-ld":
            authors = _fuller(authors, told)
        elif kind == "meta" and len(authors) > 4:
            shown = [c.names for c in told if c.source in _WEAK]
            authors = next((names for names in shown if set(names) < set(authors)), authors)
        return tuple(_spelled(name, told) for name in _in_order(authors, told)), kind
    return (), None


def _fuller(authors: tuple[str, ...], told: list[PeopleCandidate]) -> tuple[str, ...]:
    """Return the names of a ``meta``, or of two kinds of printed sources that agree, where they
    hold all of these and more.
    """
    kinds: dict[tuple[str, ...], set[str]] = {}
    for other in told:
        kinds.setdefault(tuple(_without_signs(list(other.names))), set()).add(other.source)
    for names, sources in kinds.items():
        believed = "meta" in sources or len(sources & _WEAK) > 1
        if believed and set(authors) < set(names) and len(names) <= 4:
            return names
    return authors


def _in_order(authors: tuple[str, ...], told: list[PeopleCandidate]) -> tuple[str, ...]:
    """Put "Gillman, Steve" together where another source names Steve Gillman."""
    if len(authors) == 2 and " " not in "".join(authors):
        whole = f"{authors[1]} {authors[0]}"
        if any(whole in c.names for c in told):
            return (whole,)
    return authors


def _spelled(name: str, told: list[PeopleCandidate]) -> str:
    """Return the name that the page prints for an account: "mikecason" is Mike Cason."""
    if " " in name or name != name.lower() or len(name) < 6:
        return name
    parts = [part for part in re.split(r"[._-]", name) if part]
    for other in (n for c in told for n in c.names if " " in n):
        words = other.lower().split()
        if "".join(words) == name or (len(parts) > 1 and parts == [words[0], words[-1]]):
            return other
    return name


def _without_signs(names: list[str]) -> list[str]:
    """Leave out agencies' and editors' signs ("TNN", "det") beside full names."""
    full = [name for name in names if " " in name]
    return [n for n in names if " " in n or not (n.isupper() and len(n) < 5)] if full else names

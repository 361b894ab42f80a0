"""Who made an article: the candidates with their roles, and the choice among them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
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
from crawler.extract.names import clean_name, is_agency, is_person, people
from crawler.extract.page import Page, squeeze
from crawler.extract.structured import Structured, plain, types_of
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
)  # fmt: skip
"""``meta`` names of authors, best known first."""


def read_people(
    page: Page,
    structured: Structured,
    blocks: list[Block],
    site: set[str],
    outlet: Outlet | None = None,
    span: tuple[int, int] = (0, 0),
) -> PeopleChoice:
    """Find who made the article.

    ``span`` are the indices of the headline's block and of the last block of the body: bylines
    stand between the two or close to them. ``site`` are the site's own names (`title.site_names`).
    """
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
            found.append(_answer("meta", "author", " ; ".join(dict.fromkeys(values)), site))
    found += _marked(page.tree, site)
    found += classed(blocks, site, span, elsewhere)
    found += lines(blocks, site, span)
    return _choose([c for c in found if c.names or is_agency(c.raw)])


def _json_ld(structured: Structured, site: set[str]) -> list[PeopleCandidate]:
    node = structured.article
    if node is None:
        return []
    found = []
    for key, role in (("author", "author"), ("creator", "author"), ("editor", "editor"),
                      ("contributor", "contributor")):  # fmt: skip
        names, raw = _persons(structured, node.get(key), site)
        if raw:
            found.append(PeopleCandidate("json-ld", role, names, raw))
    return found


def _persons(structured: Structured, value: object, site: set[str]) -> tuple[tuple[str, ...], str]:
    names: list[str] = []
    raws: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        item = structured.resolve(item)
        if isinstance(item, dict):
            listed = item.get("name")
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


def _marked(tree: HtmlElement, site: set[str]) -> list[PeopleCandidate]:
    """Read ``rel=author`` and ``itemprop=author``."""
    found = []
    for source, path in (
        ("microdata", "//*[@itemprop='author' or @itemprop='creator'][not(self::meta)]"),
        ("rel", "//a[contains(concat(' ', @rel, ' '), ' author ')]"),
    ):
        names: list[str] = []
        raws: list[str] = []
        for element in tree.xpath(path)[:6]:
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

_BELIEF = ("hint", "byline", "json-ld", "meta", "by", "microdata", "rel", "class", "line")


def _choose(found: list[PeopleCandidate]) -> PeopleChoice:
    """Choose the authors: printed labels first, then what machines are told, then class names."""
    by_role: dict[str, list[str]] = {}
    for item in found:
        if item.role != "author":
            names = by_role.setdefault(item.role, [])
            names += [n for n in item.names if n not in names]
    editors = by_role.get("editor", [])
    authors, source = _authors(found, editors)
    if not authors:
        agency = next((c for c in found if c.role == "author" and is_agency(c.raw)), None)
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

    A ``meta`` that names all of JSON-LD's people and more is the fuller one: JSON-LD often gives
    the first of several authors.
    """
    for kind in _BELIEF:
        names: list[str] = []
        for item in found:
            if item.source == kind and item.role == "author":
                names += [n for n in item.names if n not in names]
                if names and kind in _FIRST_ONLY:
                    break
        if kind not in ("byline", "hint", "by"):
            names = [n for n in names if n not in editors] or ([] if editors else names)
        if not names:
            continue
        authors = tuple(_without_signs(names))
        metas = [c.names for c in found if c.source == "meta" and c.role == "author"]
        fuller = [m for m in metas if set(authors) < set(m) and len(m) <= 4]
        return (fuller[0] if kind == "json-ld" and fuller else authors), kind
    return (), None


def _without_signs(names: list[str]) -> list[str]:
    """Leave out agencies' and editors' signs ("TNN", "det") beside full names."""
    full = [name for name in names if " " in name]
    return [n for n in names if " " in n or not (n.isupper() and len(n) < 5)] if full else names

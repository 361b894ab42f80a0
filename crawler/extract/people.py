"""Who made an article: the candidates with their roles, and the choice among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.marks import ASIDE, BYLINE, COMMENTS, FOOTER, NAV, NEWSLETTER, RELATED
from crawler.extract.names import clean_name, is_agency, is_person, people
from crawler.extract.page import Page, squeeze
from crawler.extract.structured import Structured, plain, types_of
from crawler.outlet import Outlet
from crawler.records import Contributor

ELSEWHERE = NAV | ASIDE | FOOTER | COMMENTS | RELATED | NEWSLETTER

ROLES: dict[str, str] = {
    "reporter": "author", "penulis": "author", "pewarta": "author", "wartawan": "author",
    "laporan": "author", "oleh": "author", "by": "author", "author": "author", "ditulis oleh":
    "author", "jurnalis": "author", "writer": "author", "rep": "author", "autor": "author",
    "written by": "author", "reported by": "author", "text": "author", "teks": "author",
    "naskah": "author", "von": "author", "par": "author", "por": "author", "jurnalis/penulis":
    "author", "kontributor": "contributor", "contributor": "contributor", "editor": "editor",
    "penyunting": "editor", "redaktur": "editor", "red": "editor", "edited by": "editor",
    "diedit oleh": "editor", "foto": "photographer", "fotografer": "photographer", "photo":
    "photographer", "photographer": "photographer", "foto oleh": "photographer", "photo by":
    "photographer", "sumber": "source", "source": "source", "uploader": "source",
}  # fmt: skip
"""What a printed label says its bearer did."""

_LABELS = "|".join(sorted(map(re.escape, ROLES), key=len, reverse=True))
LABELLED = re.compile(
    rf"(?:^|(?<=[\s|/,;(\[*–-]))({_LABELS})\s?(?::|=|/(?=\w)|\s-\s)\s*", re.IGNORECASE
)
"""A label with its colon, at the start of a line or after a mark."""

_STARTS_BY = re.compile(
    r"^(?:(?:written|reported|posted|words|story|text)\s+)?(?:by|oleh|von|par|por"
    r"|ditulis\s+oleh|laporan"
    r"|laporan\s+oleh|diposting\s+oleh|af|av|door)\b\s*:?\s*(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PeopleCandidate:
    """One source's answer to who made the article."""

    source: str
    role: str
    names: tuple[str, ...]
    raw: str


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
            found += _labelled(squeeze(element.text_content()), "hint", site, free=True)
    # themes wrap whole pages in elements called "related" or "aside": what surrounds the body
    # as well says nothing of a byline
    elsewhere = ELSEWHERE & ~(blocks[min(span[1], len(blocks) - 1)].flags if blocks else 0)
    found += _printed(blocks, site, span, elsewhere)
    found += _json_ld(structured, site)
    for name in AUTHOR_META:
        values = [v for v in structured.meta.get(name, ()) if not v.startswith(("http", "/", "@"))]
        if values:
            found.append(_candidate("meta", "author", " ; ".join(dict.fromkeys(values)), site))
    found += _marked(page.tree, site)
    found += _classed(blocks, site, span, elsewhere)
    return _choose([c for c in found if c.names or is_agency(c.raw)])


def _candidate(source: str, role: str, raw: str, site: set[str]) -> PeopleCandidate:
    return PeopleCandidate(source, role, tuple(people(raw, site)), raw)


def _labelled(
    text: str, source: str, site: set[str], *, free: bool = False
) -> list[PeopleCandidate]:
    """Read "Reporter: X | Editor: Y": every label takes what stands before the next one."""
    marks = list(LABELLED.finditer(text))
    found = []
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        value = text[mark.end() : after.start() if after else len(text)].strip(" |/,;([*–-")
        value = value.split("  ")[0][:120]
        role = ROLES[mark[1].lower()]
        if value:
            found.append(_candidate(source, role, value, site))
    if not marks:
        start = _STARTS_BY.match(text)
        rest = text[start.end() :] if start else ""
        if rest[:1].isupper() and len(text) < 120 and not rest.endswith((".", "?", "!", "”")):
            found.append(_candidate("by" if source == "byline" else source, "author", rest, site))
        elif free and len(text) < 120:
            found.append(_candidate(source, "author", text, site))
    return found


def _printed(
    blocks: list[Block], site: set[str], span: tuple[int, int], elsewhere: int
) -> list[PeopleCandidate]:
    """Read labelled bylines in short blocks around and inside the article."""
    first, last = max(0, span[0] - 4), span[1] + 12
    found: list[PeopleCandidate] = []
    for index in range(first, min(last, len(blocks))):
        block = blocks[index]
        near = block.flags & BYLINE and 0 < index - span[0] < 9
        if len(block.text) > 160 or (block.flags & elsewhere and not near):
            continue
        text = block.text
        # a label in a line of its own, the name in the next: "Reporter" / "Siti Rahmawati"
        if text.rstrip(" :").lower() in ROLES and index + 1 < len(blocks) and len(text) > 3:
            text = f"{text.rstrip(' :')}: {blocks[index + 1].text[:80]}"
        found += _labelled(text, "byline", site)
    return found


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


_AUTHOR_CLASS = re.compile(r"author|byline|penulis|reporter|autor|writer|wartawan", re.IGNORECASE)


def _classed(
    blocks: list[Block], site: set[str], span: tuple[int, int], elsewhere: int
) -> list[PeopleCandidate]:
    """Read the blocks whose class says byline or author: after the headline, else at the end."""
    near = range(max(0, span[0] - 3), min(span[0] + 14, len(blocks)))
    end = range(max(0, span[1] - 2), min(span[1] + 6, len(blocks)))
    for places in (near, end):
        names: list[str] = []
        raws: list[str] = []
        container = None
        for index in places:
            block = blocks[index]
            apart = block.flags & elsewhere and not (block.flags & BYLINE and index < span[0] + 9)
            if not block.flags & BYLINE or apart or len(block.text) > 120:
                continue
            own = any(_AUTHOR_CLASS.search(e.get("class") or "") for e in block.lineage[:2])
            found = [n for n in people(block.text, site) if own or " " in n]
            if not found or (container is not None and container not in block.lineage):
                continue
            container = container if container is not None else _holder(block)
            raws.append(block.text)
            names += [name for name in found if name not in names]
        if names:
            return [PeopleCandidate("class", "author", tuple(names[:4]), " ; ".join(raws))]
    return []


def _holder(block: Block) -> HtmlElement:
    """Return the outermost near element around a block that is called a byline."""
    named = [e for e in block.lineage[:4] if _AUTHOR_CLASS.search(e.get("class") or "")]
    return named[-1] if named else block.element


_FIRST_ONLY = frozenset(("meta", "microdata", "rel", "by"))
"""Sources of which the first answer counts: further ones are other articles' or other spellings."""

_BELIEF = ("hint", "byline", "json-ld", "meta", "by", "microdata", "rel", "class")


def _choose(found: list[PeopleCandidate]) -> PeopleChoice:
    """Choose the authors: printed labels first, then what machines are told, then class names."""
    by_role: dict[str, list[str]] = {}
    for candidate in found:
        if candidate.role != "author":
            names = by_role.setdefault(candidate.role, [])
            names += [n for n in candidate.names if n not in names]
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
        for candidate in found:
            if candidate.source == kind and candidate.role == "author":
                names += [n for n in candidate.names if n not in names]
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

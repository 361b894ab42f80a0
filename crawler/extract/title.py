"""The headline as a reader sees it on the page: the candidates, and the vote among them."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.extract.blocks import Block
from crawler.extract.marks import (
    ASIDE,
    COMMENTS,
    FOOTER,
    HIDDEN,
    NAV,
    NEWSLETTER,
    PAYWALL,
    RELATED,
    WIDGET,
)
from crawler.extract.page import Page, mend, squeeze
from crawler.extract.structured import Structured, plain, types_of
from crawler.outlet import Outlet

ELSEWHERE = NAV | ASIDE | FOOTER | COMMENTS | RELATED | NEWSLETTER | PAYWALL | HIDDEN | WIDGET
"""Surroundings in which a heading is not the article's."""

WEIGHTS = {
    "hint": 9.0, "json-ld": 3.0, "h1": 1.4, "og": 0.5, "title": 0.3, "twitter": 0.1,
    "microdata": 0.5, "class": 0.8, "feed": 0.5, "parse.ly": 0.5,
}  # fmt: skip
"""How much each source's word counts in the vote."""


LONGEST = 400
"""Characters of the longest headline."""

MOST_PIECES = 8
"""Separators in a title beyond which it is no headline with a site's name."""

PARTIAL = 0.2
"""Share of its vote that a source gives to a text that contains its own or stands in it."""


TOLD = frozenset(("json-ld", "og", "title", "twitter"))
"""Sources that machines read; what stands on the page must agree with one of them."""


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """One text that may be the headline."""

    source: str
    """``h1``, ``json-ld``, ``og``, ``twitter``, ``title``, ``class``, ``hint``, ``feed``."""
    text: str
    raw: str
    """The text before a site's name was taken off."""


@dataclass(frozen=True, slots=True)
class TitleChoice:
    """The headline and how it was chosen."""

    text: str
    source: str
    votes: tuple[tuple[TitleCandidate, float], ...]
    """Every candidate with the sum of the votes for its text."""


_QUOTES = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛`´′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)


MOST_PIECES = 12
"""Pieces of an h1 among which a kicker is looked for."""


def comparable(text: str) -> str:
    """Return ``text`` in the form in which titles are compared: case, quotes, dashes, spaces."""
    text = unicodedata.normalize("NFKC", html.unescape(text).translate(_QUOTES))
    return squeeze(text.translate(_QUOTES)).strip(" .").casefold()


def compact(text: str) -> str:
    """Return only the letters and digits of ``text``, lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def site_names(page: Page, structured: Structured, outlet: Outlet | None = None) -> set[str]:
    """Return the names under which the site goes, letters and digits only, lower case."""
    names = {*structured.all("og:site_name", "application-name", "al:android:app_name")}
    for node in structured.nodes:
        if types_of(node) & {"website", "organization", "newsmediaorganization"}:
            names |= {plain(node.get("name")), plain(node.get("alternateName"))}
        publisher = structured.resolve(node.get("publisher"))
        if isinstance(publisher, dict):
            names.add(plain(publisher.get("name")))
    if outlet is not None:
        names |= {outlet.title, *outlet.aliases}
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    names |= {
        host,
        host.split(".")[0],
        ".".join(host.split(".")[-2:]),
        ".".join(host.split(".")[-3:-1]),
    }
    parts = host.split(".")
    if len(parts) > 2:
        names |= {parts[1], parts[-2], "".join(reversed(parts[:2])), ".".join(parts[1:])}
    # some pages give their own headline as the application's name
    own = {compact(text) for text in (structured.first("og:title"), _headline(structured)) if text}
    return {name for name in map(compact, names) if 1 < len(name) < 40 and name not in own}


def _headline(structured: Structured) -> str:
    node = structured.article or {}
    return plain(node.get("headline")) or plain(node.get("name"))


_SEPARATOR = re.compile(
    r"\s+(?:[-|–—«»:•·/~]|::|<|>)\s+|\s*[|｜ㅣ]\s*|\s+(?:[-–—])(?=\S)|(?<=\S)[-–—]\s+"
)


def strip_site(text: str, names: set[str], others: set[str]) -> str:
    """Take the site's name, and section names before it, off either end of a title.

    ``others`` are the page's other candidates in the form of `comparable`: a piece of the
    title that equals one of them is the headline.
    """
    pieces = list(_SEPARATOR.finditer(text[:LONGEST]))
    if not pieces or len(pieces) > MOST_PIECES:
        return text
    starts = [0, *(piece.end() for piece in pieces)]
    ends = [*(piece.start() for piece in pieces), len(text)]
    for first in range(len(starts)):
        for last in range(len(starts) - 1, first - 1, -1):
            part = text[starts[first] : ends[last]]
            # a piece that is not most of the title must not replace it: "… – das erwarten wir"
            if len(text) > len(part) > 0.4 * len(text) and comparable(part) in others:
                return part
    first, last = 0, len(starts) - 1
    while last > first and _is_site(text[starts[last] : ends[last]], names):
        last -= 1
    while first < last and _is_site(text[starts[first] : ends[first]], names):
        first += 1
    return text[starts[first] : ends[last]]


def _is_site(part: str, names: set[str]) -> bool:
    words = compact(part)
    if not words:
        return True
    return words in names or any(
        len(name) > 3 and len(words) < 40 and (words in name or name in words)
        and min(len(words), len(name)) * 2 >= max(len(words), len(name))
        for name in names
    )  # fmt: skip


def title_candidates(
    page: Page,
    structured: Structured,
    blocks: list[Block],
    outlet: Outlet | None = None,
    listed: str | None = None,
) -> list[TitleCandidate]:
    """List everything on the page that may be its headline, in the order of belief."""
    raw: list[tuple[str, str]] = []
    if outlet is not None and outlet.headline:
        raw += [
            ("hint", squeeze(e.text_content())) for e in page.tree.cssselect(outlet.headline)[:1]
        ]
    if structured.article is not None:
        raw.append(("json-ld", _headline(structured)))
    headings = _headings(page)
    raw += [("h1", "".join(pieces)) for pieces in headings]
    raw += [("og", text) for text in structured.all("og:title")[:1]]
    raw += [("twitter", text) for text in structured.all("twitter:title")[:1]]
    raw += [("microdata", text) for text in structured.all("headline")[:1]]
    raw += [("parse.ly", text) for text in structured.all("parsely-title", "sailthru.title")[:1]]
    raw.append(("title", squeeze(page.tree.findtext(".//title"))))
    if listed:
        raw.append(("feed", squeeze(listed)))
    raw += [("class", text) for text in _classed(blocks)]
    names = site_names(page, structured, outlet)
    others = {comparable(text) for source, text in raw if source in ("h1", "json-ld", "og", "hint")}
    seen: list[TitleCandidate] = []
    sections = names | _section_names(page, structured)
    told = {comparable(strip_site(text, sections, set())) for source, text in raw if source in TOLD}
    parts = {"".join(pieces): _without_kicker(pieces, told) for pieces in headings}
    for source, text in raw:
        text = parts.get(text, text) if source == "h1" else text
        text = squeeze(mend(html.unescape(text)))
        whole = source in ("h1", "class", "hint")
        cleaned = text if whole else squeeze(strip_site(text, sections, others))
        if not 2 < len(cleaned) < LONGEST or _is_site(cleaned, names):
            continue
        seen.append(TitleCandidate(source, cleaned, text))
    return seen


def _section_names(page: Page, structured: Structured) -> set[str]:
    """Names of sections that titles carry at their end: of the JSON-LD, of the address."""
    node = structured.article or {}
    found = node.get("articleSection") or ()
    values = [found] if isinstance(found, str) else [str(item) for item in found]
    values += structured.all("article:section")
    values += urlsplit(page.url).path.split("/")[1:-1]
    return {name for name in map(compact, values) if 2 < len(name) < 30}


_TITLE_CLASS = re.compile(r"title|headline|judul|heading", re.IGNORECASE)


def _headings(page: Page) -> list[list[str]]:
    """Return the pieces of text of each h1, in order."""
    found = []
    for heading in page.tree.iter("h1"):
        pieces = [f"{piece} " for piece in map(squeeze, heading.itertext()) if piece]
        if pieces:
            found.append(pieces)
    return found[:4]


def _without_kicker(pieces: list[str], told: set[str]) -> str:
    """Leave out a kicker or standfirst that stands inside the h1 as an element of its own.

    It is one where the rest is what the page's metadata call the title. A heading of very many
    pieces is broken markup, where trying every stretch of them would take seconds.
    """
    if len(pieces) > MOST_PIECES:
        return "".join(pieces)
    for first in range(len(pieces)):
        for last in range(len(pieces), first, -1):
            part = "".join(pieces[first:last])
            if comparable(part) in told:
                return part
    return "".join(pieces)


def _classed(blocks: list[Block]) -> list[str]:
    """Headings other than h1, and blocks whose class says that they are the title."""
    found = []
    for block in blocks:
        if (
            block.flags & ELSEWHERE
            or not 12 < len(block.text) < 250
            or block.linked > len(block.text) / 2
        ):
            continue
        if block.tag in ("h2", "h3") or _TITLE_CLASS.search(block.element.get("class") or ""):
            found.append(block.text)
            if len(found) == 6:
                break
    return found


def choose_title(candidates: list[TitleCandidate]) -> TitleChoice | None:
    """Choose the headline: the text that most sources agree on, as it stands on the page.

    A source also half supports a text that it contains, or that contains it (a kicker before
    the headline, a headline cut for sharing). None where there is no candidate.
    """
    keys = [comparable(candidate.text) for candidate in candidates]
    best: dict[str, float] = {}
    told = {word for c in candidates if c.source in TOLD for word in comparable(c.text).split()}
    for key in set(keys):
        support: dict[str, float] = {}
        for candidate, other in zip(candidates, keys, strict=True):
            share = 0.0
            if other == key:
                share = 1.0
            elif min(len(key), len(other)) > 15 and (key in other or other in key):
                share = PARTIAL
            weight = WEIGHTS[candidate.source] * share
            support[candidate.source] = max(weight, support.get(candidate.source, 0.0))
        total = sum(support.values())
        # "News", "Navigation": a heading of which the metadata know no word
        best[key] = total * (0.2 if told and not told & set(key.split()) else 1.0)
    votes = tuple((c, best[k]) for c, k in zip(candidates, keys, strict=True))
    # a section heading that nothing else confirms is no headline where something better is there
    strong = [vote for vote in votes if vote[0].source != "class" or vote[1] > WEIGHTS["class"]]
    if not (strong or votes):
        return None
    winner = max(strong or votes, key=lambda vote: vote[1])
    return TitleChoice(winner[0].text, winner[0].source, votes)

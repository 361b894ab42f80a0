"""The headline as a reader sees it on the page: the vote among its candidates."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from crawler.extract.page import Page, alphanumeric, squeeze
from crawler.extract.structured import Node, Structured, plain, types_of
from crawler.outlet import Outlet

WEIGHTS = {
    "hint": 9.0, "json-ld": 2.3, "h1": 1.7, "og": 0.4, "title": 0.3, "twitter": 0.1,
    "microdata": 0.5, "class": 0.8, "line": 0.0, "feed": 0.5, "parse.ly": 0.5,
}  # fmt: skip
"""How much each source's word counts in the vote."""


LONGEST = 400
"""Characters of the longest headline."""

MOST_PIECES = 8
"""Separators in a title beyond which it is no headline with a site's name."""

PARTIAL = 0.2
"""Share of its vote that a source gives to a text that contains its own or stands in it."""


STRANGER = 0.1
"""Share of its votes that is left to a heading of which the metadata know no word: less than a
`title` alone has."""


TOLD = frozenset(("json-ld", "og", "title", "twitter"))
"""Sources that machines read; what stands on the page must agree with one of them."""


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """One text that may be the headline."""

    source: str
    """``h1``, ``json-ld``, ``og``, ``twitter``, ``title``, ``class``, ``hint``, ``feed``, …"""
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


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """Return ``text`` in the form in which titles are compared: case, quotes, dashes, spaces."""
    text = html.unescape(text) if "&" in text else text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_QUOTES)
    return squeeze(text.replace("`", "'")).strip(" .").casefold()


def compact(text: str) -> str:
    """Return only the letters and digits of ``text``, lower case."""
    return alphanumeric(text.casefold())


def site_names(page: Page, structured: Structured, outlet: Outlet | None = None) -> set[str]:
    """Return the names under which the site goes, letters and digits only, lower case."""
    names = {*structured.all("og:site_name", "application-name", "al:android:app_name")}
    # some systems call people organisations: the author is not the site by that alone
    authors = [structured.resolve(author) for node in structured.nodes for author in _authors(node)]
    for node in structured.nodes:
        if any(node is author for author in authors):
            continue
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
    own = {
        compact(text) for text in (structured.first("og:title"), headline_of(structured)) if text
    }
    return {name for name in map(compact, names) if 1 < len(name) < 40 and name not in own}


def _authors(node: Node) -> list[object]:
    found = node.get("author")
    return found if isinstance(found, list) else [found]


def headline_of(structured: Structured) -> str:
    """Return the headline that the JSON-LD gives, empty where it gives none."""
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
    while last > first and is_site(text[starts[last] : ends[last]], names):
        last -= 1
    while first < last and is_site(text[starts[first] : ends[first]], names):
        first += 1
    return text[starts[first] : ends[last]]


def is_site(part: str, names: set[str]) -> bool:
    """Tell whether a piece of a title is the site's name (``names`` as of `site_names`)."""
    words = compact(part)
    if not words:
        return True
    return words in names or any(
        len(name) > 3 and len(words) < 40 and (words in name or name in words)
        and min(len(words), len(name)) * 2 >= max(len(words), len(name))
        for name in names
    )  # fmt: skip


PRINTED = frozenset(("hint", "h1", "class", "line"))
"""Sources that a reader sees as a line of the page."""

LONGEST_KICKER = 30
"""Characters that a printed line may have before the headline that the metadata give."""


def choose_title(candidates: list[TitleCandidate], address: str = "") -> TitleChoice | None:
    """Choose the headline: the text that most sources agree on, as it stands on the page.

    A source also half supports a text that it contains, or that contains it (a kicker before
    the headline, a headline cut for sharing). ``address`` is the page's: its words speak for a
    heading that the metadata do not know. None where there is no candidate.
    """
    keys = [comparable(candidate.text) for candidate in candidates]
    known = {c.source for c in candidates} & TOLD
    told = {w for c in candidates if c.source in TOLD | {"microdata"} for w in _words(c.text)}
    slug = unquote(urlsplit(address).path.rstrip("/").rsplit("/", 1)[-1])
    told |= _words(slug)
    printed = {k for c, k in zip(candidates, keys, strict=True) if c.source == "h1"}
    best: dict[str, float] = {}
    for key in set(keys):
        support: dict[str, float] = {}
        for candidate, other in zip(candidates, keys, strict=True):
            share = 0.0
            if other == key or (key in printed and _goes_on(key, other)):
                share = 1.0
            elif min(len(key), len(other)) > 15 and (key in other or other in key):
                share = PARTIAL
            weight = WEIGHTS[candidate.source] * share
            support[candidate.source] = max(weight, support.get(candidate.source, 0.0))
        total = sum(support.values())
        # "News", "Navigation": a heading of which the metadata know no word
        stranger = not told & _words(key) and compact(key) not in compact(slug)
        best[key] = total * (STRANGER if known and stranger else 1.0)
    votes = tuple((c, best[k]) for c, k in zip(candidates, keys, strict=True))
    # a section heading that nothing else confirms is no headline where something better is there
    strong = [
        vote for vote in votes
        if vote[0].source != "class" or vote[1] > WEIGHTS["class"]
        or _is_named(comparable(vote[0].text), slug)
    ]  # fmt: skip
    if not (strong or votes):
        return None
    winner = max(strong or votes, key=lambda vote: vote[1])[0]
    winner = _as_printed(winner, candidates)
    return TitleChoice(winner.text, winner.source, votes)


def _is_named(heading: str, slug: str) -> bool:
    """Tell whether the last part of an address is made of a heading's words."""
    named = _words(slug.replace("-", " ").rpartition(".")[0] or slug.replace("-", " "))
    named = {word for word in named if not word.isdigit()}
    return len(named) > 3 and len(named & _words(heading)) >= 0.8 * len(named)


def _goes_on(printed: str, told: str) -> bool:
    """Tell whether a printed headline only goes on where the metadata's was cut for a search."""
    rest = printed[len(told) :] if len(told) > 15 and printed.startswith(told) else ""
    return rest[:1] == " " and rest[1:2].isalpha()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", comparable(text).replace("_", " ")))


def _as_printed(winner: TitleCandidate, candidates: list[TitleCandidate]) -> TitleCandidate:
    """Return the line in which the page prints the winner after a kicker: "In Picture: …".

    Only where the page prints the winner nowhere alone.
    """
    key = comparable(winner.text)
    if any(c.source in PRINTED and comparable(c.text) == key for c in candidates):
        return winner
    for other in candidates:
        line = comparable(other.text) if other.source == "line" else ""
        if line.endswith(key) and 0 < len(line) - len(key) <= LONGEST_KICKER:
            return other
    return winner

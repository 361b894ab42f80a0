"""What the addresses of an outlet's articles have in common, as a regular expression. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from crawler.discover import may_be_article, traits_of

MOST_PATTERNS = 3
"""Shapes of addresses that one outlet's articles have at most (systems change)."""
KNOWN = 5
"""Addresses from which a word that all of them share is taken for more than chance."""
LOST = 0.01
"""Share of the listed addresses that a pattern may leave out."""
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")


class Shape(NamedTuple):
    """How an address is built."""

    segments: tuple[str, ...]
    """``digits`` or ``text``."""
    extension: str
    """Of the last segment: ``.html``."""
    key: str
    """Parameter that holds the article's id, empty where the path says it all."""


def shape_of(url: str) -> Shape:
    """Return how an address is built."""
    segments, extension, key = _parts(url)
    return Shape(tuple(map(_class, segments)), extension, key)


def article_pattern(
    articles: Sequence[str], listed: Sequence[str], others: Iterable[str]
) -> str | None:
    """Return an expression that tells an outlet's articles by their address, None without one.

    ``articles`` are addresses of pages that were read as articles, ``listed`` all that its lists
    give, ``others`` addresses of pages known to be none. The expression matches every one of
    the first, none of the last, and nearly all of ``listed`` that look like articles; what is
    built of nothing but words (``/slug/``) tells no article from a page, and has none.
    """
    known = frozenset(others)
    members: defaultdict[Shape, list[str]] = defaultdict(list)
    for url in dict.fromkeys([*articles, *listed]):
        members[shape_of(url)].append(url)
    shapes = sorted({shape_of(url) for url in articles}, key=lambda s: (-len(members[s]), s))
    if not shapes or len(shapes) > MOST_PATTERNS:
        return None
    patterns = [_pattern(shape, members[shape]) for shape in shapes]
    if None in patterns:
        return None
    found = "|".join(dict.fromkeys(pattern for pattern in patterns if pattern))
    test = re.compile(found)
    if not all(test.search(tail_of(url)) for url in articles):
        return None
    if any(test.search(tail_of(url)) for url in known):
        return None
    lost = [url for url in listed if url not in known and _may_be_lost(url, test)]
    return None if len(lost) > LOST * len(listed) else found


def tail_of(url: str) -> str:
    """Return an address's path and query, which `Outlet.article` is searched for in."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _may_be_lost(url: str, test: re.Pattern[str]) -> bool:
    if test.search(tail_of(url)) or not may_be_article(url):
        return False
    return traits_of(url).score > 1


def _parts(url: str) -> tuple[list[str], str, str]:
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    extension = _EXTENSION.search(segments[-1]) if segments else None
    if extension:
        segments[-1] = segments[-1][: extension.start()]
    keys = [name for name, value in parse_qsl(parts.query) if value.isdecimal()]
    ident = [name for name in keys if name.lower() not in ("page", "halaman", "hal", "paged")]
    return segments, extension[0] if extension else "", ident[0] if ident else ""


def _class(segment: str) -> str:
    return "digits" if segment.isdecimal() else "text"


def _pattern(shape: Shape, urls: Sequence[str]) -> str | None:
    """Return the expression for one shape, None where nothing in it tells an article."""
    columns = list(zip(*(_parts(url)[0] for url in urls), strict=True))
    parts = [
        _part(kind, values, last=place == len(columns) - 1)
        for place, (kind, values) in enumerate(zip(shape.segments, columns, strict=True))
    ]
    if not (shape.extension or shape.key) and all(part == _WORDS for part in parts):
        return None
    path = "".join(f"/{part}" for part in parts) + re.escape(shape.extension)
    if shape.key:
        return rf"^{path}/?\?(?:.*&)?{re.escape(shape.key)}=\d+"
    return f"^{path}$" if shape.extension else f"^{path}/?$"


_WORDS = "[^/]+"


def _part(kind: str, values: Sequence[str], *, last: bool) -> str:
    """Return the expression for one segment, of which ``values`` are seen."""
    if kind == "digits":
        if all(_YEAR.fullmatch(value) for value in values):
            return r"\d{4}"
        return r"\d{2}" if all(re.fullmatch(r"[01]\d|2\d|3[01]", v) for v in values) else r"\d+"
    if len(values) < KNOWN:
        return _WORDS
    if len(set(values)) == 1 and not last:
        return re.escape(values[0]).replace(r"\-", "-")
    return rf"\d+-{_WORDS}" if all(re.match(r"\d+-", value) for value in values) else _WORDS

"""Where a list or a site stops being worth asking: rules with names, against lists without end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlsplit

from crawler.discover.dayarchive import day_before

TrapReason = Literal[
    "loop",  # the list's next page is one that it has had
    "repeated",  # pages that list nothing but what this list listed before: the number is ignored
    "known",  # pages whose articles other lists of this run had already brought
    "empty",  # pages that list nothing
    "calendar",  # addresses that only count on (dates, numbers) and bring no articles
    "depth",  # an address that nests or repeats itself without end
    "budget",  # as many pages as were allowed
]
"""Why no more pages of a list, or no further list, were asked for."""

TRAP_REASONS: tuple[str, ...] = get_args(TrapReason)

REPEATED_PAGES = 2
"""Pages in a row that repeat their own list before it ends."""
KNOWN_PAGES = 10
"""Pages in a row that only repeat other lists: deeper ones may hold what those did not."""
EMPTY_PAGES = 2
"""Pages in a row that list nothing."""
EMPTY_DAYS = 31
"""Days in a row without articles, in a list by day."""
LIST_PAGES = 5000
"""Pages of one list."""
SITE_PAGES = 20000
"""Pages of all lists of a site in one run."""
BARREN = 8
"""Addresses of one pattern that brought nothing before the pattern is given up."""
MAX_SEGMENTS = 9
"""Segments of a path."""


class ListWatch:
    """Watches the pages of one list and says when it ends."""

    def __init__(self, pages: int = LIST_PAGES) -> None:
        self._left = pages
        self._asked: set[str] = set()
        self._listed: set[str] = set()
        self._repeated = self._known = self._empty = 0

    def turn(
        self, url: str, links: Collection[str], new: int, following: str | None = None
    ) -> TrapReason | None:
        """Note a page: its address, what it lists, how much of that was new to the run.

        Return why the list's ``following`` page is not worth asking for, else None.
        """
        self._asked.add(url)
        self._left -= 1
        own = set(links) - self._listed
        self._listed |= own
        self._empty = 0 if links else self._empty + 1
        self._repeated = 0 if own or not links else self._repeated + 1
        self._known = 0 if new or not links else self._known + 1
        by_day = day_before(url) is not None
        if following in self._asked:
            return "loop"
        if self._empty >= (EMPTY_DAYS if by_day else EMPTY_PAGES):
            return "empty"
        if self._repeated >= REPEATED_PAGES:
            return "repeated"
        if self._known >= KNOWN_PAGES:
            return "known"
        return "budget" if self._left <= 0 else None


class SiteWatch:
    """Watches all lists of a site and says which are not worth asking for."""

    def __init__(self, pages: int = SITE_PAGES) -> None:
        self._left = pages
        self._barren: Counter[str] = Counter()

    def refuses(self, url: str) -> TrapReason | None:
        """Return why a list that the site links is not worth asking for, else None."""
        segments = [segment for segment in urlsplit(url).path.split("/") if segment]
        if len(segments) > MAX_SEGMENTS or max(Counter(segments).values(), default=0) > 2:
            return "depth"
        if self._barren[pattern_of(url)] >= BARREN:
            return "calendar"
        return "budget" if self._left <= 0 else None

    def note(self, url: str, new: int) -> None:
        """Note that a list was asked for, and how many articles new to the run it brought."""
        self._left -= 1
        if new:
            self._barren[pattern_of(url)] = 0
        else:
            self._barren[pattern_of(url)] += 1


def pattern_of(url: str) -> str:
    """Return an address with its numbers and the values of its parameters left out.

    ``/agenda/2024/06/?hari=3`` and ``/agenda/2031/11/?hari=28`` have one; addresses without
    numbers and parameters are their own.
    """
    parts = urlsplit(url)
    names = sorted(name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    path = re.sub(r"\d+", "#", parts.path)
    return f"{parts.netloc}{path}?{'&'.join(names)}" if names else f"{parts.netloc}{path}"

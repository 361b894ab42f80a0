"""What a reader asks for: words and their families, phrases, exclusions, filters.

    pembangunan jembatan      both words, or words of their families (membangun, dibangun)
    "dana desa"               exactly these words in this order
    -beton   -"dana desa"     without them
    outlet: author: section: tag: since: until:    filters; -outlet: and so on exclude

Everything else is text, and nothing is an error: a filter without a value, a quotation mark
without its partner or an operator of SQLite is a word like others, or nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from crawler.extract.stems import joined, stem

FILTERS = ("outlet", "author", "section", "tag", "since", "until")

MOST_TERMS = 32
"""Words and phrases that are looked at, and words of one phrase; the rest is left out."""
LONGEST = 4_000
"""Characters of a query that are looked at."""

_QUOTES = str.maketrans("“”„‟«»″\0", '""""""" ')
_PIECE = re.compile(rf'(-?)(?:({"|".join(FILTERS)}):)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")
_REDUPLICATED = re.compile(r"[^\W_]+-[^\W_]+")
_APOSTROPHE = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W_]+)+")
_PERIOD = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True)
class Term:
    """A word with its family, or an exact phrase."""

    tokens: tuple[str, ...]
    """Its words as the index splits them."""
    roots: tuple[str, ...] = ()
    """Further words that stand for it: its stem, its form without apostrophe; none for a phrase."""
    exact: bool = False

    @cached_property
    def match(self) -> str:
        """The term as an FTS5 expression (SQLite, Full-text Query Syntax)."""
        words = '"' + " ".join(self.tokens) + '"'
        if self.exact or len(self.tokens) > 1:
            # stems stand there in the order of the alphabet, so no phrase runs through them
            words = "{title text} : " + words
        return " OR ".join([words, *(f'"{root}"' for root in self.roots)])

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """What of the index is read to find the term: an expression for each word of a phrase."""
        return tuple(f'"{token}"' for token in self.tokens) if self.exact else (self.match,)


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on a field of the article."""

    name: str
    """One of ``FILTERS``."""
    value: str
    """As typed; for ``since`` and ``until`` a day: from then on, before then."""
    without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    nothing: bool = False
    """There was text, but no word in it: nothing can match."""

    @property
    def match(self) -> str | None:
        """The words that must be there as an FTS5 expression, None where there are none.

        It leaves out what must not be there as well.
        """
        wanted = " AND ".join(f"({term.match})" for term in self.terms)
        return f"({wanted}) NOT ({self.mismatch})" if wanted and self.mismatch else wanted or None

    @property
    def mismatch(self) -> str | None:
        """The words that must not be there as an FTS5 expression, None where there are none."""
        return " OR ".join(f"({term.match})" for term in self.without) or None


def parse_query(text: str) -> Query:
    """Understand what a reader typed; never fails."""
    # a lone surrogate (undecodable bytes of a command line) can be no parameter of SQLite
    text = text[:LONGEST].encode("utf-8", "replace").decode().translate(_QUOTES)
    text = unicodedata.normalize("NFC", text)
    terms: dict[Term, None] = {}
    without: dict[Term, None] = {}
    filters: dict[Filter, None] = {}
    for minus, name, quoted, word in _PIECE.findall(text):
        condition = _filter(name.lower(), quoted or word, bool(minus)) if name else None
        if condition:
            filters[condition] = None
        elif term := _term(f"{name}:{word}" if name and word else word or quoted, bool(quoted)):
            (without if minus else terms)[term] = None
    nothing = bool(text.strip()) and not (terms or without or filters)
    return Query(tuple(terms)[:MOST_TERMS], tuple(without)[:MOST_TERMS], tuple(filters), nothing)


def _term(text: str, exact: bool) -> Term | None:
    tokens = tuple(_TOKEN.findall(text))[:MOST_TERMS]
    if not tokens:
        return None
    if exact:
        return Term(tokens, exact=True)
    bare = text.strip("-'’‘ʼ`´.,;:!?()[]{}*")
    roots: set[str] = set()
    if len(tokens) == 1:
        roots.add(stem(tokens[0]))
    elif _REDUPLICATED.fullmatch(bare) and "-" not in (root := stem(bare)):
        roots.add(root)
    elif _APOSTROPHE.fullmatch(bare):
        roots.add(joined(bare))
        roots.add(stem(joined(bare)))
    return Term(tokens, tuple(sorted(roots - {tokens[0].lower()} if len(tokens) == 1 else roots)))


def _filter(name: str, value: str, without: bool) -> Filter | None:
    value = value.strip()
    if name in ("since", "until"):
        days = parse_period(value)
        if days is None:
            return None
        value = days[0] if name == "since" else days[1]
    return Filter(name, value, without) if value else None


def parse_period(text: str) -> tuple[str, str] | None:
    """Return the first day of a year, month or day, and the first day after it, as ISO dates.

    ``2024``, ``2024-05`` and ``2024-05-31`` are understood; None for anything else.
    """
    found = _PERIOD.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            after = first + timedelta(days=1)
        elif month:
            after = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        else:
            after = first.replace(year=first.year + 1)
    except (ValueError, OverflowError):
        return None
    return first.isoformat(), after.isoformat()

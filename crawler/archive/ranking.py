"""In which order the articles that a query finds are shown.

``newest`` is by the instant of publication, undated ones last. ``best`` is by bm25, the headline
before the text. bm25 looks at every match, and once more at every article that has one of the
words: with a million articles that is up to half a second. So where more than ``MOST_RANKED``
articles match, ``best`` has phases: first those with all words in the headline, the newest first
(of the last ``HEADLINES_AMONG`` matches); then the ``MOST_RANKED`` that were archived last, by
bm25; then the others, the last archived first. And words that stand in too many articles to tell
them apart do not count for bm25.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from sqlite_utils import Database

from crawler.archive.filters import MATCHES, Asked
from crawler.archive.query import Query, Term

Order = Literal["best", "newest"]

WEIGHTS = (8.0, 1.0, 1.0)
"""What a find counts in title, text, stems (SQLite, FTS5, bm25): headlines say what it is about."""

MOST_RANKED = 2_000
"""Matches up to which all are ranked by bm25; with more, it is so many of them."""
HEADLINES_AMONG = 10 * MOST_RANKED
"""Matches, the last archived, that are looked through for all words in the headline."""
MOST_HEADLINES = 500
"""Matches with all words in the headline that come first where not all are ranked."""
MOST_WEIGHED = 100_000
"""Articles that bm25 may count to weigh a query's words, 40 ns each."""
SAMPLE = 20_000
"""Articles, the last archived, in which the words are counted to know how common they are."""

READ, SORTED, ASKED = 0.1, 0.4, 100.0
"""What it takes to read an article's place in a list of the index, to fetch a match with its
moment and sort it, and to ask the index about one article; microseconds, their ratio counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A match."""

    article: int
    story: int | None
    score: float | None = None
    """bm25, the larger the better; None where the place has another reason."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The matches in order."""

    places: Iterator[Place]
    """Read from the archive as they are asked for."""
    total: int | None
    """How many there are; None where there are more than ``MOST_RANKED``."""
    in_phases: bool = False
    """Whether they stand in phases, as the module's text says."""


def rank(db: Database, asked: Asked, order: Order, need: int) -> Ranking:
    """Return the matches in order; about ``need`` of them will be read."""
    if asked.query.nothing:
        return Ranking(iter(()), 0)
    if asked.query.match is None:
        limited = f"SELECT 1 FROM timeline WHERE {asked.conditions.where} LIMIT {MOST_RANKED + 1}"
        sql = f"SELECT count(*) FROM ({limited})"
        (found,) = db.execute(sql, asked.conditions.values).fetchone()
        return Ranking(_by_moment(db, asked), found if found <= MOST_RANKED else None)
    count, first = _reach(db, asked)
    total = count if count <= MOST_RANKED else None
    if order == "newest":
        walk = total is None and _walks(db, asked, first, need)
        return Ranking(_by_moment(db, asked, walk=walk), total)
    if total is not None:
        return Ranking(_by_score(db, asked, first), total)
    return Ranking(_in_phases(db, asked, first), None, in_phases=True)


def _reach(db: Database, asked: Asked) -> tuple[int, int]:
    """Return how many of the last archived matches there are, and the first id among them.

    One more than ``MOST_RANKED`` at most.
    """
    ids, values = asked.ids()
    last = f"{ids} ORDER BY articles_fts.rowid DESC LIMIT {MOST_RANKED + 1}"
    count, first = db.execute(f"SELECT count(*), min(article) FROM ({last})", values).fetchone()
    return count, first or 0


def _latest(db: Database, asked: Asked, before: int) -> Iterator[Place]:
    """Yield the matches before an id, the last archived first."""
    sql = (
        f"SELECT timeline.article, story FROM {MATCHES} AND articles_fts.rowid < ?"
        f" AND {asked.conditions.where} ORDER BY articles_fts.rowid DESC"
    )
    values = [asked.query.match, before, *asked.conditions.values]
    yield from (Place(*row) for row in db.execute(sql, values))


def _headlines(db: Database, asked: Asked, first: int) -> Iterator[Place]:
    """Yield matches from an id on that have all words in the headline, the newest first."""
    match = f"{{title}} : ({Query(asked.query.terms).match})"
    if asked.query.mismatch:
        match += f" NOT ({asked.query.mismatch})"
    found = (
        f"SELECT timeline.article, story, moment FROM {MATCHES} AND articles_fts.rowid >= ?"
        f" AND {asked.conditions.where} ORDER BY articles_fts.rowid DESC LIMIT {MOST_HEADLINES}"
    )
    sql = f"SELECT article, story FROM ({found}) ORDER BY moment DESC, article DESC"
    yield from (Place(*row) for row in db.execute(sql, [match, first, *asked.conditions.values]))


def _by_moment(db: Database, asked: Asked, *, walk: bool = False) -> Iterator[Place]:
    """Yield matches by instant of publication, the newest first, undated ones last.

    Few matches are fetched and sorted; for very common words it is quicker to ``walk`` from the
    newest article back, asking the index about each.
    """
    match, conditions = asked.query.match, asked.conditions
    values = list(conditions.values)
    if match is None:
        source = f"timeline WHERE {conditions.where}"
    elif walk:
        source = (
            f"timeline WHERE {conditions.where} AND EXISTS (SELECT 1 FROM articles_fts"
            " WHERE articles_fts MATCH ? AND rowid = timeline.article)"
        )
        values.append(match)
    else:
        source = f"{MATCHES} AND {conditions.where}"
        values.insert(0, match)
    sql = f"SELECT article, story FROM {source} ORDER BY moment DESC, article DESC"
    yield from (Place(*row) for row in db.execute(sql, values))


def _walks(db: Database, asked: Asked, first: int, need: int) -> bool:
    """Tell whether ``need`` matches are met sooner by walking back than by sorting all."""
    if asked.conditions.sql:  # then it is not known how far the walk goes
        return False
    articles = _articles(db)
    matches = articles * MOST_RANKED / max(1, articles - first)
    read = sum(_counts(db, asked.query.terms).values())
    return ASKED * need * articles / matches < READ * read + SORTED * matches


def _in_phases(db: Database, asked: Asked, first: int) -> Iterator[Place]:
    """Yield very many matches as the module's text says; ``first`` as ``_reach`` returns it."""
    articles = _articles(db)
    span = (articles - first) * HEADLINES_AMONG // MOST_RANKED
    seen: set[int] = set()
    for place in chain(
        _headlines(db, asked, articles - span),
        _by_score(db, asked, first + 1),
        _latest(db, asked, first + 1),
    ):
        if place.article not in seen:
            seen.add(place.article)
            yield place


def _by_score(db: Database, asked: Asked, first: int) -> Iterator[Place]:
    """Yield the matches from an id on by bm25, the newest first among equals."""
    query = asked.query
    terms = _telling(db, query.terms)
    match = Query(tuple(terms) or query.terms).match
    # FTS5's bm25 is negative, the better the smaller
    score = f"-bm25(articles_fts, {', '.join(map(str, WEIGHTS))})" if terms else "NULL"
    where, values = "articles_fts.rowid >= ?", [match, first]
    if len(terms) < len(query.terms) or query.without:
        # the plus keeps SQLite from asking the index for one id after another
        ids = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid >= ?"
        where += f" AND +articles_fts.rowid IN ({ids})"
        values += [query.match, first]
    sql = (
        f"SELECT timeline.article, story, {score} AS score FROM {MATCHES} AND {where}"
        f" AND {asked.conditions.where} ORDER BY score DESC, moment DESC, timeline.article DESC"
    )
    yield from (Place(*row) for row in db.execute(sql, [*values, *asked.conditions.values]))


def _telling(db: Database, terms: Sequence[Term]) -> list[Term]:
    """Leave out the most common terms, so that counting the others stays affordable."""
    if _articles(db) * len(terms) <= MOST_WEIGHED:
        return list(terms)
    counts = _counts(db, terms)
    telling, weighed = [], 0
    for term in sorted(terms, key=counts.__getitem__):
        weighed += counts[term]
        if weighed > MOST_WEIGHED:
            break
        telling.append(term)
    return telling


def _counts(db: Database, terms: Sequence[Term]) -> dict[Term, int]:
    """Estimate in how many articles the words of each term stand, from those archived last."""
    articles = _articles(db)
    size = min(SAMPLE, articles)
    sql = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ? AND rowid > ?"
    return {
        term: db.execute(sql, [term.loose, articles - size]).fetchone()[0] * articles // size
        for term in terms
    }


def _articles(db: Database) -> int:
    """Return the largest id: about how many articles there are."""
    return int(db.execute("SELECT max(article) FROM timeline").fetchone()[0] or 0)

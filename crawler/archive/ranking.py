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

import json
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

MOST_RANKED = 3_000
"""Matches up to which all are ranked by bm25; with more, it is so many of them."""
HEADLINES_AMONG = 20 * MOST_RANKED
"""Matches, the last archived, that are looked through for all words in the headline."""
MOST_HEADLINES = 500
"""Matches with all words in the headline that come first where not all are ranked."""
MOST_WEIGHED = 300_000
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


def rank(db: Database, asked: Asked, order: Order, need: int) -> Ranking:
    """Return the matches in order; about ``need`` of them will be read."""
    if asked.query.nothing:
        return Ranking(iter(()), 0)
    if asked.query.match is None:
        limited = f"SELECT 1 FROM timeline WHERE {asked.conditions.where} LIMIT {MOST_RANKED + 1}"
        count = db.execute(f"SELECT count(*) FROM ({limited})", asked.conditions.values)
        total = count.fetchone()[0]
        return Ranking(_by_moment(db, asked), total if total <= MOST_RANKED else None)
    latest = list(_latest(db, asked, MOST_RANKED + 1))
    total = len(latest) if len(latest) <= MOST_RANKED else None
    if order == "newest":
        walk = total is None and _walks(db, asked, latest, need)
        return Ranking(_by_moment(db, asked, walk=walk), total)
    if total is not None:
        return Ranking(iter(_by_score(db, asked.query, latest)), total)
    return Ranking(_in_phases(db, asked, latest[:MOST_RANKED]), None)


def _latest(db: Database, asked: Asked, most: int) -> Iterator[Place]:
    """Yield matches, the last archived first."""
    sql = (
        f"SELECT timeline.article, story FROM {MATCHES} AND {asked.conditions.where}"
        f" ORDER BY articles_fts.rowid DESC LIMIT {most}"
    )
    values = [asked.query.match, *asked.conditions.values]
    yield from (Place(*row) for row in db.execute(sql, values))


def _headlines(db: Database, asked: Asked, first: int) -> list[Place]:
    """Return matches from an id on that have all words in the headline, the newest first."""
    match = f"{{title}} : ({Query(asked.query.terms).match})"
    if asked.query.mismatch:
        match += f" NOT ({asked.query.mismatch})"
    sql = (
        f"SELECT timeline.article, story FROM {MATCHES} AND articles_fts.rowid >= ?"
        f" AND {asked.conditions.where} ORDER BY articles_fts.rowid DESC LIMIT {MOST_HEADLINES}"
    )
    found = [Place(*row) for row in db.execute(sql, [match, first, *asked.conditions.values])]
    moments = _moments(db, found)
    return sorted(found, key=lambda place: moments[place.article], reverse=True)


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


def _walks(db: Database, asked: Asked, latest: Sequence[Place], need: int) -> bool:
    """Tell whether ``need`` matches are met sooner by walking back than by sorting all."""
    if asked.conditions.sql:  # then it is not known how far the walk goes
        return False
    articles = _articles(db)
    matches = articles * len(latest) / max(1, articles - latest[-1].article)
    read = sum(_counts(db, asked.query.terms).values())
    return ASKED * need * articles / matches < READ * read + SORTED * matches


def _in_phases(db: Database, asked: Asked, latest: Sequence[Place]) -> Iterator[Place]:
    """Yield very many matches as the module's text says."""
    articles = _articles(db)
    span = (articles - latest[-1].article) * HEADLINES_AMONG // len(latest)
    seen: set[int] = set()
    for place in chain(
        _headlines(db, asked, articles - span),
        _by_score(db, asked.query, latest),
        _latest(db, asked, -1),
    ):
        if place.article not in seen:
            seen.add(place.article)
            yield place


def _by_score(db: Database, query: Query, places: Sequence[Place]) -> list[Place]:
    """Return the places by bm25, the newest first among equals."""
    moments = _moments(db, places)
    scores = _scores(db, _telling(db, query.terms), sorted(moments))
    scored = [Place(one.article, one.story, scores.get(one.article)) for one in places]
    scored.sort(key=lambda one: (one.score or 0.0, moments[one.article]), reverse=True)
    return scored


def _scores(db: Database, terms: Sequence[Term], ids: Sequence[int]) -> dict[int, float]:
    """Return the bm25 of those of the articles that have all the terms."""
    if not terms or not ids:
        return {}
    # FTS5's bm25 is negative, the better the smaller. The plus keeps SQLite from asking the index
    # for one id after another; without it the range alone goes to the index.
    sql = (
        f"SELECT rowid, -bm25(articles_fts, {', '.join(map(str, WEIGHTS))}) FROM articles_fts"
        " WHERE articles_fts MATCH ? AND rowid BETWEEN ? AND ?"
        " AND +rowid IN (SELECT value FROM json_each(?))"
    )
    match = Query(tuple(terms)).match
    return dict(db.execute(sql, [match, ids[0], ids[-1], json.dumps(ids)]).fetchall())


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


def _moments(db: Database, places: Sequence[Place]) -> dict[int, tuple[float, int]]:
    """Return what sorts by time, by article: undated ones are the oldest."""
    ids = json.dumps([place.article for place in places])
    sql = "SELECT article, moment FROM timeline WHERE article IN (SELECT value FROM json_each(?))"
    return {
        number: (float("-inf") if moment is None else moment, number)
        for number, moment in db.execute(sql, [ids])
    }

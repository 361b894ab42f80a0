"""In which order the articles that a query finds are shown.

``newest`` is by the instant of publication, undated ones last. ``best`` is by bm25, the headline
before the text. bm25 looks at every match, and once more at every article that has one of the
words: with a million articles that is up to half a second. So where more than ``MOST_RANKED``
articles match, or the words stand in so many that finding all matches would take long, ``best``
has phases: first those with all words in the headline, the newest first (of the last
``HEADLINES_AMONG`` matches); then the ``MOST_RANKED`` that were archived last, or those that were
met by then, by bm25; then the others, the last archived first. And words that stand in too many
articles to tell them apart do not count for bm25; where none is left, headlines count, then time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sqlite_utils import Database

from crawler.archive.filters import MATCHES, Asked
from crawler.archive.frequency import Frequencies
from crawler.archive.query import Query, Term
from crawler.archive.snippets import has_all

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
MOST_READ = 200_000
"""Entries of the index's lists that are read for matches to rank, 50 ns each; twice as many where
bm25 does not read them again. A page of matches is always found."""

FILTERED, SORTED, ASKED = 6, 6, 2_000
"""What it takes to see whether filters let a match through, to fetch a match with its moment and
sort it, and to ask the index about one article, in entries that are read meanwhile."""


class Place(NamedTuple):
    """A match."""

    article: int
    story: int | None
    moment: int | None = None
    """When it was published, seconds since 1970."""
    score: float | None = None
    """bm25, the larger the better; None where the place has another reason."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The matches in order."""

    places: Iterator[Place]
    """Read from the archive as they are asked for."""
    total: int | None
    """How many there are; None where they were not counted."""
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
    words = Frequencies(db)
    telling = _telling(words, asked.query.terms)
    before = _affordable(words, asked, telling, need)
    latest = _latest(db, asked, before)
    if before and len(latest) < need:
        before, latest = 0, _latest(db, asked, 0)
    whole = not before and len(latest) <= MOST_RANKED
    total = len(latest) if whole else None
    if order == "newest":
        walk = not whole and _walks(words, asked, latest, need)
        newest = _newest_of(db, latest) if whole else _by_moment(db, asked, walk=walk)
        return Ranking(iter(newest), total)
    ranked = latest[:MOST_RANKED]
    phases: list[Callable[[], Iterable[Place]]] = [
        lambda: _ranked(db, asked.query, telling, ranked)
    ]
    if not (whole and telling):
        phases.insert(0, lambda: _headlines(db, asked, words, latest))
    if not whole:
        phases.append(lambda: _older(db, asked, ranked[-1]))
    return Ranking(_one_after_another(phases), total, in_phases=len(phases) > 1)


def _one_after_another(phases: Sequence[Callable[[], Iterable[Place]]]) -> Iterator[Place]:
    """Yield the places of each phase that none before had; the first often fills the page."""
    seen: set[int] = set()
    for phase in phases:
        for place in phase():
            if place.article not in seen:
                seen.add(place.article)
                yield place


def _affordable(words: Frequencies, asked: Asked, telling: Sequence[Term], need: int) -> int:
    """Return the id after which all matches can be looked for, 0 for everywhere.

    Where too few matches are to be expected after it, that is everywhere as well.
    """
    query = asked.query
    if words.articles <= MOST_WEIGHED or query.match is None:
        return 0
    matches = words.matches(query.match)
    entries = words.read(query.terms) + words.read(query.without)
    if asked.conditions.sql:
        entries += FILTERED * matches
    budget = MOST_READ if telling or asked.conditions.sql else 2 * MOST_READ
    if entries <= budget or matches * budget < need * entries:
        return 0
    return words.articles - words.articles * budget // entries


def _latest(db: Database, asked: Asked, after: int) -> list[int]:
    """Return the matches after an id, the last archived first, ``MOST_RANKED`` and one at most."""
    ids, values = asked.ids()
    sql = f"{ids} AND articles_fts.rowid > ? ORDER BY articles_fts.rowid DESC LIMIT ?"
    return [row[0] for row in db.execute(sql, [*values, after, MOST_RANKED + 1])]


def _newest_of(db: Database, ids: Sequence[int]) -> list[Place]:
    """Return the articles of these ids, the newest first, undated ones last."""
    sql = (
        "SELECT article, story, moment FROM timeline"
        " WHERE article IN (SELECT value FROM json_each(?)) ORDER BY moment DESC, article DESC"
    )
    return [Place(*row) for row in db.execute(sql, [json.dumps(ids)])]


def _older(db: Database, asked: Asked, before: int) -> Iterator[Place]:
    """Yield the matches before an id, the last archived first."""
    sql = (
        f"SELECT timeline.article, story, moment FROM {MATCHES} AND articles_fts.rowid < ?"
        f" AND {asked.conditions.where} ORDER BY articles_fts.rowid DESC"
    )
    values = [asked.query.match, before, *asked.conditions.values]
    yield from (Place(*row) for row in db.execute(sql, values))


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
    sql = f"SELECT article, story, moment FROM {source} ORDER BY moment DESC, article DESC"
    yield from (Place(*row) for row in db.execute(sql, values))


def _walks(words: Frequencies, asked: Asked, latest: Sequence[int], need: int) -> bool:
    """Tell whether ``need`` matches are met sooner by walking back than by sorting all."""
    if asked.conditions.sql:  # then it is not known how far the walk goes
        return False
    matches = len(latest) * words.articles / (words.articles - latest[-1] + 1)
    walking = ASKED * need * words.articles / matches
    return walking < words.read(asked.query.terms) + SORTED * matches


def _headlines(
    db: Database, asked: Asked, words: Frequencies, latest: Sequence[int]
) -> list[Place]:
    """Return matches that have all words in the headline, the newest first."""
    query = asked.query
    if len(latest) <= MOST_RANKED:  # the index would be read as far again, for few of them
        newest = _newest_of(db, latest)[:MOST_HEADLINES]
        titled = _titled(db, query, newest)
        return [place for place in newest if place.article in titled]
    among = (words.articles - latest[-1]) * HEADLINES_AMONG // MOST_RANKED
    entries = words.read(query.terms) + words.read(query.without)
    among = min(among, words.articles * MOST_READ // max(1, 4 * entries))
    match = f"{{title}} : ({Query(query.terms).match})"
    if query.mismatch:
        match += f" NOT ({query.mismatch})"
    sql = (
        f"SELECT timeline.article, story, moment FROM {MATCHES} AND articles_fts.rowid > ?"
        f" AND {asked.conditions.where} ORDER BY articles_fts.rowid DESC LIMIT {MOST_HEADLINES}"
    )
    sql = f"SELECT * FROM ({sql}) ORDER BY moment DESC, article DESC"
    found = db.execute(sql, [match, words.articles - among, *asked.conditions.values])
    return [Place(*row) for row in found]


def _ranked(db: Database, query: Query, telling: Sequence[Term], ids: Sequence[int]) -> list[Place]:
    """Return matches by bm25, the newest first among equals."""
    newest = _newest_of(db, ids)
    if not telling:
        return newest
    # FTS5's bm25 is negative, the better the smaller; the plus keeps SQLite from asking the index
    # for one id after another
    sql = (
        f"SELECT rowid, -bm25(articles_fts, {', '.join(map(str, WEIGHTS))}) FROM articles_fts"
        " WHERE articles_fts MATCH ? AND rowid >= ?"
        " AND +rowid IN (SELECT value FROM json_each(?))"
    )
    values = [Query(tuple(telling)).match, min(ids, default=0), json.dumps(ids)]
    scores = dict(db.execute(sql, values).fetchall())
    scored = [place._replace(score=scores.get(place.article)) for place in newest]
    return sorted(scored, key=lambda place: -(place.score or 0.0))


def _titled(db: Database, query: Query, places: Sequence[Place]) -> set[int]:
    """Return the ids of those whose headline has all the query's words."""
    sql = "SELECT id, title FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    found = db.execute(sql, [json.dumps([place.article for place in places])])
    return {article for article, title in found if has_all(title, query)}


def _telling(words: Frequencies, terms: Sequence[Term]) -> list[Term]:
    """Leave out the most common terms, so that counting the others stays affordable."""
    if words.articles * len(terms) <= MOST_WEIGHED:
        return list(terms)
    telling, weighed = [], 0
    for term in sorted(terms, key=lambda term: words.read([term])):
        weighed += words.read([term])
        if weighed > MOST_WEIGHED:
            break
        telling.append(term)
    return telling

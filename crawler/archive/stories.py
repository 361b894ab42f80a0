"""Stories: near-identical articles of all outlets, grouped as the archive grows.

What waits to be grouped is noted by triggers; ``group_waiting`` groups it, in the transaction
that stored, revised or deleted it. Only what is connected with the changed articles is looked at,
and the outcome is the one that grouping the whole archive afresh would have: ``differences``
checks that, ``rebuild`` does it. Every article has a story, most are alone in theirs; a story's
id is the smallest id of its articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from crawler.archive.story_index import StoryIndex
from crawler.archive.story_rows import delete_empty, write_story
from crawler.stories.keys import Sample, sample_of
from crawler.stories.likeness import Likeness, compare
from crawler.stories.partition import Pair, Print, near_in_time, partition
from crawler.stories.words import Words, words_of

AT_ONCE = 2
"""Waiting articles that are grouped when one is stored: itself, and one of an archive from before
there were stories, which so catches up as it is written (``rebuild`` does it at once)."""

Progress = Callable[[int, int], None]
"""Takes how many articles are done, and how many there are."""


def group_waiting(
    db: Database, most: int = AT_ONCE, samples: Mapping[int, Sample] | None = None
) -> int:
    """Group the articles that wait, the newest first; return how many. Within a transaction.

    ``samples`` are those of articles of which somebody has taken them already. After articles
    were deleted or changed outside of ``save_article``, call it until it returns 0.
    """
    waiting = list(
        db.execute("SELECT article, story FROM story_waiting ORDER BY article DESC LIMIT ?", [most])
    )
    if not waiting:
        return 0
    grouper = Grouper(db, StoryIndex(db))
    touched: set[int] = set()
    known = samples or {}
    for article, _ in waiting:
        touched |= grouper.place(article, known.get(article))
    stories = {story for _, story in waiting if story is not None}
    for group in grouper.groups(touched):
        stories |= write_story(db, group, grouper.similarity)
    delete_empty(db, stories)
    db.conn.executemany("DELETE FROM story_waiting WHERE article = ?", [[a] for a, _ in waiting])
    return len(waiting)


def rebuild(db: Database, progress: Progress | None = None) -> int:
    """Group the whole archive afresh; return how many articles moved to another story.

    Within a transaction, under the archive's lock.
    """
    index = StoryIndex(db)
    index.clear()
    before = dict(db.execute("SELECT id, story FROM articles"))
    stories = {row[0] for row in db.execute("SELECT id FROM stories")}
    moved = 0
    grouper = Grouper(db, index)
    for group in grouper.afresh(progress):
        write_story(db, group, grouper.similarity)
        number = min(one.article for one in group)
        moved += sum(before[one.article] not in (number, None) for one in group)
    delete_empty(db, stories)
    db.execute("DELETE FROM story_waiting")
    return moved


@dataclass(frozen=True, slots=True)
class _Row:
    member: Print
    words: Words


class Grouper:
    """Finds pairs of near-identical articles, and puts together what belongs together."""

    def __init__(self, db: Database, index: StoryIndex) -> None:
        self._db = db
        self._index = index

    def place(self, article: int, sample: Sample | None = None) -> set[int]:
        """Enter an article as it is now, or take it out; return whose stories may change.

        ``sample`` is the article's, where it is known.
        """
        touched, revived = self._index.drop(article)
        member = self._print(article)
        if member is not None:
            if sample is None:
                row = self._row(article)
                assert row is not None, "its print is there"
                sample = sample_of(row.words)
            self._index.put(article, member.published, sample)
            touched |= self._index.loosen(article) | self._pair_up(article) | {article}
        for other in revived:
            touched |= self._pair_up(other)
        return {one for one in touched if one != article or member is not None}

    def groups(self, articles: Iterable[int]) -> Iterator[list[Print]]:
        """Yield the stories of everything connected with these articles, first prints first."""
        done: set[int] = set()
        for article in sorted(articles):
            if article not in done:
                component, alike = self._component(article)
                done |= component
                yield from self._partition(component, alike)

    def afresh(self, progress: Progress | None = None) -> Iterator[list[Print]]:
        """Fill the empty index with the whole archive, and yield its stories."""
        (total,) = self._db.execute("SELECT count(*) FROM articles").fetchone()
        tell = progress or (lambda done, of: None)
        numbers = [row[0] for row in self._db.execute("SELECT id FROM articles ORDER BY id")]
        for done, number in enumerate(numbers):
            row = self._row(number)
            if row is not None:
                self._index.put(number, row.member.published, sample_of(row.words))
            tell(done, 2 * total)
        for done, number in enumerate(numbers, total):
            self._pair_up(number, upto=number)
            tell(done, 2 * total)
        yield from self.groups(numbers)

    def similarity(self, one: int, other: int) -> float:
        """Return how similar two articles are, 0 to 1 (Jaccard of their runs of words)."""
        if one == other:
            return 1.0
        known = self._index.partners(one).get(other)
        likeness = self._likeness(one, other) if known is None else None
        return likeness.jaccard if likeness is not None else known or 0.0

    def _pair_up(self, article: int, upto: int | None = None) -> set[int]:
        """Find the near-identical articles (those of lower ids); return those newly found."""
        partners = self._index.partners(article)
        found: set[int] = set()
        for other in self._index.candidates(article):
            if other in partners or (upto is not None and other >= upto):
                continue
            similarity = self._one_story(article, other)
            if similarity is not None:
                self._index.pair(article, other, similarity)
                found |= {article, other}
        return found

    def _one_story(self, one: int, other: int) -> float | None:
        a, b = self._row(one), self._row(other)
        if a is None or b is None or not near_in_time(a.member.published, b.member.published):
            return None
        likeness = compare(a.words, b.words)
        same_outlet = a.member.outlet == b.member.outlet
        return likeness.jaccard if likeness.one_story(same_outlet=same_outlet) else None

    def _component(self, article: int) -> tuple[set[int], dict[Pair, float]]:
        component, alike, fresh = {article}, dict[Pair, float](), [article]
        while fresh:
            one = fresh.pop()
            for other, similarity in self._index.partners(one).items():
                alike[min(one, other), max(one, other)] = similarity
                if other not in component:
                    component.add(other)
                    fresh.append(other)
        return component, alike

    def _partition(self, component: set[int], alike: dict[Pair, float]) -> list[list[Print]]:
        rows = [self._print(number) for number in sorted(component)]
        prints = [row for row in rows if row is not None]
        if len(prints) < 3:  # nothing to weigh up
            return partition(prints, alike, lambda a, b: False)
        known: dict[Pair, bool] = {}

        def contradict(one: int, other: int) -> bool:
            pair = (min(one, other), max(one, other))
            if pair not in known:
                likeness = self._likeness(one, other)
                known[pair] = likeness is not None and likeness.contradict
            return known[pair]

        return partition(prints, alike, contradict)

    def _likeness(self, one: int, other: int) -> Likeness | None:
        a, b = self._row(one), self._row(other)
        return compare(a.words, b.words) if a is not None and b is not None else None

    def _print(self, article: int) -> Print | None:
        row = self._db.execute(
            "SELECT id, outlet, published, content_hash FROM articles WHERE id = ?", [article]
        ).fetchone()
        return Print(*row) if row else None

    def _row(self, article: int) -> _Row | None:
        row: Any = self._db.execute(
            "SELECT id, outlet, published, content_hash, title, text FROM articles WHERE id = ?",
            [article],
        ).fetchone()
        return _Row(Print(*row[:4]), words_of(row[4], row[5])) if row else None

"""From pairs of near-identical articles to stories.

Pairs do not chain: a round-up is like each of the articles it quotes, and these are not like each
other. So the strongest pairs are joined first, and two groups only where what comes of it has a
centre that every member is like, or where half of the members are like each other across the
two; never where two members contradict each other, or lie too far apart in time. What comes out
depends on the articles alone, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

WINDOW = timedelta(days=14)
"""A story's prints lie within so much time; the same words a year later are another story."""
ACROSS = 0.5
"""Share of pairs across two groups without a centre that must be alike."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Print:
    """An article as a member of a story."""

    article: int
    outlet: str
    published: str | None
    """ISO 8601, or only a date, or None."""
    content_hash: str

    @property
    def moment(self) -> datetime | None:
        """When it was printed (a bare date: at the end of that day), None where unknown."""
        return moment_of(self.published)

    @property
    def order(self) -> tuple[bool, datetime, str, str, int]:
        """Sorts prints: the earliest first, undated ones last; ties by what they say."""
        moment = self.moment
        known = moment or datetime.max.replace(tzinfo=UTC)
        return (moment is None, known, self.content_hash, self.outlet, self.article)


def moment_of(published: str | None) -> datetime | None:
    """Return the aware moment of an ISO time; of a bare date its end; None for anything else."""
    if not published:
        return None
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    if len(published) == 10:
        # who gives no time does not claim to have been first that day
        return datetime.combine(found.date(), time(23, 59, 59), tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def lag_hours(first: str | None, later: str | None) -> float | None:
    """Return the hours between two publications, whole days where one is a bare date."""
    a, b = moment_of(first), moment_of(later)
    if first is None or later is None or a is None or b is None:
        return None
    if len(first) == 10 or len(later) == 10:
        days = (datetime.fromisoformat(later[:10]) - datetime.fromisoformat(first[:10])).days
        return 24.0 * max(0, days)
    return round((b - a).total_seconds() / 3600, 2)


def near_in_time(a: str | None, b: str | None) -> bool:
    """Tell whether two articles may be prints of one story; what is undated may always."""
    first, second = moment_of(a), moment_of(b)
    return first is None or second is None or abs(first - second) <= WINDOW


def partition(
    prints: Iterable[Print],
    alike: Mapping[Pair, float],
    contradict: Callable[[int, int], bool],
) -> list[list[Print]]:
    """Group prints into stories, each with its first print first.

    ``alike`` holds the similarity of each pair of near-identical articles, keyed by ids in
    ascending order. ``contradict`` says of two articles that are no such pair whether they are
    editions of the same form with other contents.
    """
    known = {one.article: one for one in prints}
    groups: dict[int, list[Print]] = {number: [one] for number, one in known.items()}

    def strongest_first(pair: Pair) -> tuple[object, ...]:
        return (-alike[pair], *sorted((known[pair[0]].order, known[pair[1]].order)))

    for a, b in sorted(alike, key=strongest_first):
        mine, yours = groups[a], groups[b]
        if mine is not yours and _joins(mine, yours, alike, contradict):
            mine.extend(yours)
            for one in yours:
                groups[one.article] = mine
    unique = {id(group): group for group in groups.values()}
    return [sorted(group, key=lambda one: one.order) for group in unique.values()]


def _joins(
    mine: list[Print],
    yours: list[Print],
    alike: Mapping[Pair, float],
    contradict: Callable[[int, int], bool],
) -> bool:
    moments = [moment for one in (*mine, *yours) if (moment := one.moment)]
    if moments and max(moments) - min(moments) > WINDOW:
        return False
    across = [_pair(a, b) for a in mine for b in yours]
    unlike = [pair for pair in across if pair not in alike]
    if unlike and len(unlike) > (1 - ACROSS) * len(across) and not _centre([*mine, *yours], alike):
        return False
    return not any(contradict(a, b) for a, b in unlike)


def _centre(group: list[Print], alike: Mapping[Pair, float]) -> bool:
    return any(all(other is one or _pair(one, other) in alike for other in group) for one in group)


def _pair(a: Print, b: Print) -> Pair:
    return (min(a.article, b.article), max(a.article, b.article))

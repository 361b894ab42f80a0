"""Whether two articles are one story: how much they share, and whether they say other things.

Shared text alone does not decide. A form that is filled every day (prayer times, prices, weather),
a ceremony of every year, the reports of two matches share most of their words; what they do not
share are figures and names. Reprints share those, whatever an editor did to the sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

from crawler.stories.words import Words

SHINGLE_WORDS = 4
"""Words of a run that is compared: long enough that chance makes none, short enough that an
editor's hand leaves many."""

ENOUGH = 0.65
"""Share of the shorter article's runs that stand in the other one too: reprints with their
datelines off have .95 and more, reworked ones .75 and more, news of the same topic below .25."""
BARELY = 0.55
"""The same where one headline's words stand in the other article as well (``HEADING``)."""
HEADING = 0.75
SAME_OUTLET = 0.8
"""The same within an outlet, which prints its own frames around everything."""
FEWEST_RUNS = 12
"""A shorter article ("Foto: …") may be alike by chance; it is alike only where it is the same."""
MUCH_LONGER = 0.4
"""Below this ratio of lengths the longer one may hold the other among several (a round-up), so
its headline must speak of it: ``SPEAKS_OF`` of its words."""
SPEAKS_OF = 0.5

OTHER_FIGURES = 0.3
OTHER_NAMES = 0.3
"""Shares from which on the figures and names are others': reprints have less than .2, other
editions of the same form .4 and more."""
OTHER_PLACES = 0.25
OTHER_NAMED_PLACES = 0.12
"""Shares of the places of sentences in which another figure, another name stands; one name may
have been corrected, two make another story sooner."""

Places = dict[tuple[str, ...], set[str]]
"""What stands in which surroundings."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a comparison found."""

    jaccard: float
    """Shared runs of all runs, 0 to 1."""
    containment: float
    """Shared runs of the shorter one's, 0 to 1."""
    ratio: float
    """Runs of the shorter one by those of the longer one."""
    heading: float
    """Share of a headline's words that stand in the other article, of the better of both."""
    spoken_of: float
    """Share of the longer one's headline that stands in the shorter article."""
    same: bool
    """Whether the shorter one has enough runs, or both are the same."""
    other_figures: bool
    other_names: bool
    """Whether they say different things where they say the same."""

    @property
    def alike(self) -> bool:
        """Whether their texts are near-identical, whatever they say."""
        if not self.same:
            return False
        if self.ratio < MUCH_LONGER and self.spoken_of < SPEAKS_OF:
            return False
        return self.containment >= ENOUGH or (
            self.containment >= BARELY and self.heading >= HEADING
        )

    @property
    def contradict(self) -> bool:
        """Whether they are near-identical, and say different things: two editions of a form."""
        return self.alike and (self.other_figures or self.other_names)

    def one_story(self, *, same_outlet: bool) -> bool:
        """Tell whether they are prints of one story."""
        if not self.alike or self.contradict:
            return False
        return not same_outlet or self.jaccard >= SAME_OUTLET


def compare(a: Words, b: Words) -> Likeness:
    """Compare two articles; symmetric."""
    if len(a.words) > len(b.words) or (len(a.words) == len(b.words) and a.words > b.words):
        a, b = b, a
    runs_a, runs_b = _runs(a), _runs(b)
    shared = len(runs_a & runs_b)
    fewer, more = sorted((len(runs_a), len(runs_b)))
    jaccard = shared / max(1, fewer + more - shared)
    containment = shared / max(1, fewer)
    near = containment >= BARELY  # most pairs end here
    return Likeness(
        jaccard=round(jaccard, 4),
        containment=containment,
        ratio=fewer / max(1, more),
        heading=max(_share(a.heading, b.different), _share(b.heading, a.different)) if near else 0,
        spoken_of=_share(b.heading, a.different) if near else 0,
        same=fewer >= FEWEST_RUNS or (jaccard == 1 and fewer > 0),
        other_figures=near and (_other_figures(a, b)),
        other_names=near and _other_names(a, b),
    )


def _runs(words: Words) -> set[tuple[str, ...]]:
    w = words.words
    return set(zip(w, w[1:], w[2:], w[3:], strict=False))


def _share(some: frozenset[str], of: frozenset[str]) -> float:
    return len(some & of) / len(some) if some else 0.0


def _other_figures(a: Words, b: Words) -> bool:
    if _others(a, b, a.figures, b.figures, OTHER_FIGURES):
        return True
    mine, yours = _figure_places(a), _figure_places(b)
    places = mine.keys() & yours.keys()
    others = sum(mine[place].isdisjoint(yours[place]) for place in places)
    return others >= 2 and others / len(places) >= OTHER_PLACES


def _other_names(a: Words, b: Words) -> bool:
    """Tell whether other people, places or bodies stand in the same places of the sentences.

    An editor writes a name longer or shorter; another story has on both sides names that the
    other one does not know. Where these stand in both headlines they count twice: they are what
    the stories are about.
    """
    if _others(a, b, a.names, b.names, OTHER_NAMES):
        return True
    mine, yours = _name_places(a), _name_places(b)
    places = mine.keys() & yours.keys()
    others = 0
    for place in places:
        new, old = mine[place] - b.different, yours[place] - a.different
        if new and old:
            others += 2 if new & a.heading and old & b.heading else 1
    share = others / max(1, len(places))
    return share >= (OTHER_NAMED_PLACES if others >= 2 else OTHER_PLACES)


def _others(a: Words, b: Words, mine: frozenset[str], yours: frozenset[str], limit: float) -> bool:
    """Tell whether each says at least two things that the other does not say anywhere."""
    only_mine, only_yours = len(mine - b.different), len(yours - a.different)
    return differ(only_mine, only_yours, len(mine | yours) - only_mine - only_yours, limit)


def differ(only_mine: int, only_yours: int, common: int, limit: float) -> bool:
    """Tell whether two sets have so much that only one of them has, on both sides."""
    others = min(only_mine, only_yours)
    return others >= 2 and others / (others + common) >= limit


def _figure_places(words: Words) -> Places:
    """Return what figures stand before, after and between which words; other figures masked."""
    found: Places = {}
    if not words.figures:
        return found
    masked = ["", "", *("#" if w in words.figures else w for w in words.words), "", ""]
    for at, word in enumerate(words.words):
        if word in words.figures:
            found.setdefault(("<", masked[at], masked[at + 1]), set()).add(word)
            found.setdefault((">", masked[at + 3], masked[at + 4]), set()).add(word)
            found.setdefault(("<>", masked[at + 1], masked[at + 3]), set()).add(word)
    return found


def _name_places(words: Words) -> Places:
    """Return what names stand between which words, a run of them as one."""
    found: Places = {}
    before, run = "", set[str]()
    for word in (*words.words, ""):
        if word in words.names or (run and word in words.figures):  # "Jalan Pelita Empat"
            run.add(word)
        else:
            if run:
                found.setdefault((before, word), set()).update(run)
                run = set()
            before = word
    return found

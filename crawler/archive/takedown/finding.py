"""Finding marked runs in what a web archive holds: HTML, XML, JSON, with tags between. Pure."""

from __future__ import annotations

import html
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate, pairwise

from crawler.archive.takedown.marks import DIGEST_BYTES, WORD, Mark, digest

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_BLANK = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " "}


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _BLANK.get(match[2], match[2])


def _unquote(match: re.Match[str]) -> str:
    return html.unescape(match[0])


_Step = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
# feeds hold escaped HTML, which has entities of its own
_TAGGED: tuple[_Step, ...] = ((_ESCAPE, _unescape), (_ENTITY, _unquote), (_ENTITY, _unquote))
"""How a text is read with its tags left in, since attributes say things too."""
_BARE: tuple[_Step, ...] = ((_TAG, lambda _: " "), (_ENTITY, _unquote))
"""How it is read on without them."""


@dataclass(frozen=True, slots=True)
class _View:
    """A text as it is read: escapes and entities undone, and where each character stood."""

    text: str
    starts: array[int]
    ends: array[int]

    def replaced(self, step: _Step) -> _View:
        """Return the view with what the step's pattern finds read as something else."""
        pattern, by = step
        pieces: list[str] = []
        starts, ends = array("q"), array("q")
        at = 0
        for match in pattern.finditer(self.text):
            new = by(match)
            pieces += (self.text[at : match.start()], new)
            starts += self.starts[at : match.start()]
            ends += self.ends[at : match.start()]
            starts.extend([self.starts[match.start()]] * len(new))
            ends.extend([self.ends[match.end() - 1]] * len(new))
            at = match.end()
        if not at:
            return self
        pieces.append(self.text[at:])
        return _View("".join(pieces), starts + self.starts[at:], ends + self.ends[at:])

    def spans(self, words: set[int]) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the original text that some of its words stand for."""
        for number, match in enumerate(WORD.finditer(self.text)):
            if number in words:
                yield self.starts[match.start()], self.ends[match.end() - 1]


@dataclass(frozen=True)
class Marked:
    """Marked runs, ready to be looked for."""

    marks: frozenset[Mark] = frozenset()
    openings: dict[tuple[str, str], tuple[int, ...]] | None = field(default=None, compare=False)
    """Where the words of the runs are known: their first two, and how long the runs are that
    begin so. It spares nearly all digests; what is found is the same."""

    @classmethod
    def of(cls, runs: dict[Mark, tuple[str, ...]]) -> Marked:
        """Return marks whose words are known."""
        lengths: dict[tuple[str, str], set[int]] = defaultdict(set)
        for first, second, *rest in runs.values():
            lengths[first, second].add(2 + len(rest))
        return cls(frozenset(runs), {pair: tuple(found) for pair, found in lengths.items()})

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return the stretches of a text whose words make up marked runs, in order, disjoint.

        Words are found across tags, escapes and entities, and only the words themselves are in
        the stretches.
        """
        tagged = _read(text, _TAGGED)
        within, between = self._words(tagged), self._words(_read(tagged, _BARE))
        if not within and not between:  # nearly always, and where each word stands is dear
            return []
        view = _View(text, array("q", range(len(text))), array("q", range(1, len(text) + 1)))
        for step in _TAGGED:
            view = view.replaced(step)
        found = set(view.spans(within))
        if between:
            for step in _BARE:
                view = view.replaced(step)
            found.update(view.spans(between))
        return _disjoint(sorted(found))

    def _words(self, text: str) -> set[int]:
        """Return which words of a text, by their numbers, are part of marked runs."""
        words = "\n".join(WORD.findall(text)).casefold().split("\n")
        runs = self._runs(words) if self.openings is None else self._opened(words, self.openings)
        return {number for at, length in runs for number in range(at, at + length)}

    def _opened(
        self, words: list[str], openings: dict[tuple[str, str], tuple[int, ...]]
    ) -> Iterator[tuple[int, int]]:
        """Yield where marked runs begin, and how many words they have."""
        for at, pair in enumerate(pairwise(words)):
            if pair in openings:
                for length in openings[pair]:
                    run = words[at : at + length]
                    if len(run) == length and (length, digest(run)) in self.marks:
                        yield at, length

    def _runs(self, words: list[str]) -> Iterator[tuple[int, int]]:
        """Yield the same where nothing but the digests is known: every run has to be digested."""
        data = " ".join(words).encode("utf-8", "surrogatepass")
        begins = [at + n for at, n in enumerate(accumulate(map(len, data.split(b" ")), initial=0))]
        for length, marked in self._digests.items():
            bounds = zip(begins, begins[length:], strict=False)
            made = [blake2b(data[a : b - 1], digest_size=DIGEST_BYTES).digest() for a, b in bounds]
            if not marked.isdisjoint(made):
                yield from ((at, length) for at, one in enumerate(made) if one in marked)

    @cached_property
    def _digests(self) -> dict[int, frozenset[bytes]]:
        """The digests as bytes, by the length of their runs."""
        found: dict[int, set[bytes]] = defaultdict(set)
        for length, value in self.marks:
            found[length].add(value.to_bytes(DIGEST_BYTES, signed=True))
        return {length: frozenset(values) for length, values in found.items()}


def _read(text: str, steps: Iterable[_Step]) -> str:
    for pattern, by in steps:
        text = pattern.sub(by, text)
    return text


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

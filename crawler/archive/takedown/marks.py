"""Knowing a text again without keeping it: digests of its runs of words. Pure.

A run of eight words hardly stands in two texts that were written apart, so a page that has one
in common with an article holds a piece of it. Headlines and short sentences are runs of their
own length. What is kept of them are digests of 64 bits.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

RUN = 8
"""Words of a run."""
SHORTEST = 3
"""Words of the shortest sentence that counts by itself."""

Mark = tuple[int, int]
"""Number of words of a run, and its digest."""

# an address or a compound is one word, so that the words of a slug are no headline
_WORD = re.compile(r"[^\W_]+(?:[-_/+.%=&~][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_BLANK = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " "}


def words_of(text: str) -> list[str]:
    """Return a text's words as runs are made of them."""
    return [match[0] for match in _WORD.finditer(text.casefold())]


def digest(words: Iterable[str]) -> int:
    """Return the digest of a run, a signed number of 64 bits."""
    data = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)


def runs_of(text: str) -> dict[Mark, tuple[str, ...]]:
    """Return every run of eight words of a text, paragraph ends not counting."""
    words = words_of(text)
    runs = (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return {(RUN, digest(run)): run for run in runs}


def sentences_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each sentence."""
    for sentence in _SENTENCE.split(text):
        words = tuple(words_of(sentence))
        if words:
            yield words


@dataclass(frozen=True, slots=True)
class _View:
    """A text as it is read: escapes and entities undone, and where each character stood."""

    text: str
    starts: array[int]
    ends: array[int]

    def replaced(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> _View:
        """Return the view with what ``pattern`` finds read as something else."""
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

    def words(self) -> Iterator[tuple[str, int, int]]:
        """Yield each word with the stretch of the original text that it stands for."""
        for match in _WORD.finditer(self.text):
            yield match[0].casefold(), self.starts[match.start()], self.ends[match.end() - 1]


def _views(text: str) -> Iterator[_View]:
    """Yield the text with its tags left in (attributes say things too) and without them."""
    view = _View(text, array("q", range(len(text))), array("q", range(1, len(text) + 1)))
    view = view.replaced(_ESCAPE, _unescape)
    for _ in range(2):  # feeds hold escaped HTML, which has entities of its own
        view = view.replaced(_ENTITY, lambda match: html.unescape(match[0]))
    yield view
    yield view.replaced(_TAG, lambda _: " ").replaced(
        _ENTITY, lambda match: html.unescape(match[0])
    )


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _BLANK.get(match[2], match[2])


def find_marks(text: str, marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """Return the stretches of a text whose words make up marked runs, in order, disjoint.

    The text may be HTML, XML or JSON: words are found across tags, escapes and entities, and
    only the words themselves are in the stretches.
    """
    lengths: dict[int, set[int]] = {}
    for length, value in marks:
        lengths.setdefault(length, set()).add(value)
    found: set[tuple[int, int]] = set()
    for view in _views(text):
        words = list(view.words())
        plain = [word for word, _, _ in words]
        for length, values in lengths.items():
            for at in range(len(plain) - length + 1):
                if digest(plain[at : at + length]) in values:
                    found.update((start, end) for _, start, end in words[at : at + length])
    return _disjoint(sorted(found))


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

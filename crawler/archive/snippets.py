"""Marking the words of a text that a query found, and cutting out where they stand. Pure.

FTS5's own ``snippet`` marks only words that are in the index as typed; here "membangun" is marked
where "pembangunan" was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crawler.archive.query import Query, Term
from crawler.extract.stems import fold, joined, stem

SNIPPET_WORDS = 32
"""Words of a snippet: two to three lines on a screen."""

_INSIDE = "'’‘ʼ`´-"
"""What may stand between the letters of one word."""
_WORD = re.compile(rf"[^\W_]+(?:[{_INSIDE}][^\W_]+)*")
_APOSTROPHE = rf"[{_INSIDE[:-1]}]"
"""Words with one of these are looked at without it as well: "Jum'at" has the root "jumat"."""

Span = tuple[int, int]


class _Folded(dict[int, int]):
    """Folds as ``fold`` does, a character for a character, so that places stay."""

    def __missing__(self, code: int) -> int:
        folded = fold(chr(code))
        self[code] = ord(folded) if len(folded) == 1 else code
        return self[code]


_FOLDED = _Folded()


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDED)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the places of its marked words."""

    text: str
    marks: tuple[Span, ...] = ()
    """First character and the one behind the last of each marked place, in order."""

    def parts(self) -> Iterator[tuple[str, bool]]:
        """Yield the text in pieces, each with whether it is marked."""
        at = 0
        for start, end in self.marks:
            if at < start:
                yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        if at < len(self.text):
            yield self.text[at:], False


def mark(text: str, query: Query) -> Marked:
    """Mark every place of ``text`` that a term of the query asks for."""
    return Marked(text, tuple(_joined(span for span, _ in _found(text, query.terms))))


def has_all(text: str, query: Query) -> bool:
    """Tell whether every term of the query is in ``text``."""
    return len({term for _, term in _found(text, query.terms)}) == len(query.terms)


def snippet(text: str, query: Query, words: int = SNIPPET_WORDS) -> Marked:
    """Cut out the place where most of the query's terms stand together, its beginning else.

    White space becomes single spaces; "…" stands where something was left out.
    """
    text = " ".join(text.split())
    starts = [found.start() for found in _WORD.finditer(text)]
    if len(starts) <= words:
        return mark(text, query)
    found = list(_found(text, query.terms))
    first = _best_window(found, starts, words)
    begin = 0 if first == 0 else starts[first]
    last = first + words
    word = _WORD.match(text, starts[last - 1]) if last < len(starts) else None
    end = word.end() if word else len(text)
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    shift = len(before) - begin
    inside = [(a + shift, b + shift) for (a, b), _ in found if a >= begin and b <= end]
    return Marked(before + text[begin:end] + after, tuple(_joined(inside)))


def _best_window(found: Sequence[tuple[Span, int]], starts: Sequence[int], words: int) -> int:
    """Return the number of the word at which the snippet begins."""
    places = {start: number for number, start in enumerate(starts)}
    at = [(places[span[0]], term) for span, term in found if span[0] in places]
    best, most = 0, (0, 0)
    for number, _ in at:
        terms = [term for place, term in at if number <= place < number + words]
        # different terms count before many of one; the first such place counts
        if (len(set(terms)), min(len(terms), 4)) > most:
            best, most = number, (len(set(terms)), min(len(terms), 4))
    # a few words before the first find, so that it is read in its sentence
    return max(0, min(best - 6, len(starts) - words))


def _found(text: str, terms: Sequence[Term]) -> Iterator[tuple[Span, int]]:
    """Yield the places that terms ask for, with the number of the term, in the text's order."""
    folded = _folded(text)
    places: set[tuple[Span, int]] = set()
    for number, term in enumerate(terms):
        places.update((span, number) for span in _runs(folded, term.tokens))
        if not term.exact:
            places.update((span, number) for span in _relatives(folded, term))
    yield from sorted(places)


def _runs(folded: str, tokens: Sequence[str]) -> Iterator[Span]:
    """Yield where the tokens follow one another."""
    words = r"[\W_]+".join(re.escape(_folded(token)) for token in tokens)
    # the check before the first letter is ours: in the expression it would cost its fast search
    for found in re.finditer(rf"{words}(?![^\W_])", folded):
        if found.start() == 0 or not folded[found.start() - 1].isalnum():
            yield found.span()


def _relatives(folded: str, term: Term) -> Iterator[Span]:
    """Yield the words that have one of the term's roots."""
    roots = set(term.roots or map(fold, term.tokens))
    # Prefixes swallow at most the root's first letter (tulis: menulis), so the rest must be in
    # the word: that spares stemming nearly all others.
    tails = [re.escape(root[1:]) for root in roots if len(root) > 1]
    end = 0
    for hit in re.finditer("|".join([*tails, _APOSTROPHE]), folded):
        if hit.start() < end:
            continue
        word = _WORD.match(folded, _beginning(folded, hit.start()))
        end = max(hit.end(), word.end() if word else 0)
        if word and {word[0], stem(word[0]), joined(word[0]), stem(joined(word[0]))} & roots:
            yield word.span()


def _beginning(text: str, at: int) -> int:
    """Return where the word begins that ``at`` lies in."""
    start = at
    while at and (text[at - 1].isalnum() or text[at - 1] in _INSIDE):
        at -= 1
        if text[at].isalnum():
            start = at
    return start


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans in order, those that overlap as one."""
    held: Span | None = None
    for start, end in sorted(spans):
        if held and start < held[1]:
            held = (held[0], max(end, held[1]))
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held

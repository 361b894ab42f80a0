"""A small grammar of sentences: choices in braces, slots in angle brackets, numbers by range.

``{membuka|mendirikan} <3-8> posko di <kel>`` may say "mendirikan 5 posko di Mugirejo". A word
file (``words/*.txt``) holds ``@name = a | b`` for a slot's values and ``# pool`` headings, below
which each line is one template.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"

_CHOICE = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"<(\d+)-(\d+)>")
_SLOT = re.compile(r"<([a-z]+\d?)>")


@dataclass(frozen=True, slots=True)
class Words:
    """One word file: the values of its slots, and its pools of templates."""

    name: str
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pools: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def words(name: str) -> Words:
    """Read ``words/<name>.txt``."""
    found, pool = Words(name), ""
    pools: dict[str, list[str]] = {}
    for line in (WORDS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            slot, _, values = line[1:].partition("=")
            found.slots[slot.strip()] = tuple(value.strip() for value in values.split(" | "))
        elif line.startswith("#"):
            pool = line[1:].strip()
            pools[pool] = []
        elif line.strip():
            pools[pool].append(line.strip())
    found.pools.update({name: tuple(lines) for name, lines in pools.items()})
    return found


class Speaker:
    """Says templates: each named slot keeps its value, each choice and number is drawn anew."""

    def __init__(self, rng: random.Random, slots: dict[str, str], sources: Iterable[Words]) -> None:
        self.rng = rng
        self.slots = slots
        self._values = {name: values for source in sources for name, values in source.slots.items()}

    def say(self, template: str, **slots: str) -> str:
        """Expand ``template`` as a sentence; ``slots`` hold for this sentence only."""
        text = self.expand(template, **slots)
        return text[:1].upper() + text[1:]

    def expand(self, template: str, **slots: str) -> str:
        """Expand ``template`` as a part of a sentence."""
        text, before = template, ""
        while text != before:
            before = text
            text = _CHOICE.sub(lambda found: self.rng.choice(found[1].split("|")), text)
            text = _RANGE.sub(lambda found: self._number(int(found[1]), int(found[2])), text)
            text = _SLOT.sub(lambda found: self._slot(found[1], slots), text)
        return text

    def _number(self, low: int, high: int) -> str:
        """Draw a number; a point parts its thousands unless it is a year."""
        number = self.rng.randint(low, high)
        year = low >= 1900 and high <= 2030
        return str(number) if year else f"{number:,}".replace(",", ".")

    def _slot(self, name: str, once: dict[str, str]) -> str:
        if name in once:
            return once[name]
        if name == "kata":  # the verb of saying changes with every sentence
            return self.rng.choice(self._values[name])
        if name not in self.slots:
            self.slots[name] = self.expand(self.rng.choice(self._values[name]))
        return self.slots[name]


class Deck:
    """A pool of templates, dealt in random order, each once before any comes again."""

    def __init__(self, rng: random.Random, cards: tuple[str, ...]) -> None:
        self._rng, self._cards = rng, cards
        self._left: list[str] = []

    def deal(self) -> str:
        """Return the next template."""
        if not self._left:
            self._left = self._rng.sample(self._cards, len(self._cards))
        return self._left.pop()

"""What reading again would change, or has changed: counts, and the biggest changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from itertools import count
from typing import Any

from crawler.archive.corrections import VISIBLE, Difference
from crawler.extract.tasks import Reading
from crawler.operate.rereading.reading import MISSING
from crawler.operate.rereading.subjects import Subject

MOST_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Change:
    """An article that today's rules read differently."""

    article: int
    outlet: str
    url: str
    title: str
    fields: Mapping[str, Difference]

    @property
    def size(self) -> int:
        """How many words the two readings do not share, in the fields that a reader sees."""
        sizes = (_apart(d.before, d.after) for name, d in self.fields.items() if name in VISIBLE)
        return sum(sizes)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON types."""
        told = {name: {"before": d.before, "after": d.after} for name, d in self.fields.items()}
        return {
            "article": self.article, "outlet": self.outlet, "url": self.url,
            "title": self.title, "fields": told,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Switch:
    """A page that today's rules take for an article, or no longer do."""

    url: str
    outlet: str
    title: str | None
    reason: str
    """Why it is none, or why it was none."""


@dataclass(slots=True)
class Switches:
    """Pages that turned out to be something else."""

    reasons: Counter[str] = field(default_factory=Counter)
    examples: list[Switch] = field(default_factory=list)

    def add(self, switch: Switch) -> None:
        """Count one."""
        self.reasons[switch.reason] += 1
        if len(self.examples) < MOST_EXAMPLES:
            self.examples.append(switch)

    def as_dict(self) -> dict[str, Any]:
        """Return them as plain JSON types."""
        told = [
            {"url": s.url, "outlet": s.outlet, "title": s.title, "reason": s.reason}
            for s in self.examples
        ]
        return {
            "count": self.reasons.total(),
            "reasons": dict(self.reasons.most_common()),
            "examples": told,
        }


@dataclass(slots=True)
class Report:
    """One rereading."""

    extractor: str
    applied: bool
    most: int = MOST_EXAMPLES
    """How many of the biggest changes are kept."""
    resumed: bool = False
    """It went on where a killed one had been, and counts only what came after."""
    articles: int = 0
    pages: int = 0
    changed: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    no_articles: Switches = field(default_factory=Switches)
    kept: int = 0
    """Of them those that stay for now: they have several versions."""
    new_articles: Switches = field(default_factory=Switches)
    failed: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    _biggest: list[tuple[int, int, Change]] = field(default_factory=list)
    _order: Any = field(default_factory=count)

    @property
    def unchanged(self) -> int:
        """Articles that read as they stand."""
        others = self.changed + self.no_articles.reasons.total()
        return self.articles - others - self.failed.total() - self.missing.total()

    @property
    def biggest(self) -> list[Change]:
        """The biggest changes, the biggest first."""
        return [change for _, _, change in sorted(self._biggest, key=lambda b: (-b[0], -b[1]))]

    def add(self, subject: Subject, reading: Reading, found: Mapping[str, Difference]) -> None:
        """Count a subject; ``found`` is what an article reads differently."""
        if subject.known is None:
            self._add_page(subject, reading)
            return
        self.articles += 1
        title = subject.known["title"]
        if reading.failure is not None:
            self._add_failure(reading.failure)
        elif reading.article is None:
            reason = reading.reason or "unread"
            self.no_articles.add(Switch(subject.url, subject.outlet, title, reason))
        elif found:
            self.changed += 1
            self.fields.update(found.keys())
            self._keep(Change(subject.known["id"], subject.outlet, subject.url, title, found))

    def _add_page(self, subject: Subject, reading: Reading) -> None:
        self.pages += 1
        if reading.article is not None:
            title, reason = reading.article.title, subject.reason or ""
            self.new_articles.add(Switch(subject.url, subject.outlet, title, reason))

    def _add_failure(self, failure: str) -> None:
        if failure.startswith(MISSING):
            self.missing[failure.removeprefix(MISSING)] += 1
        else:
            self.failed[failure] += 1

    def _keep(self, change: Change) -> None:
        item = (change.size, -next(self._order), change)
        if not change.size:  # nothing that a reader sees
            return
        if len(self._biggest) < self.most:
            heappush(self._biggest, item)
        elif self.most:
            heappushpop(self._biggest, item)

    def as_dict(self) -> dict[str, Any]:
        """Return the document of ``arsip reextract --json``."""
        return {
            "applied": self.applied,
            "resumed": self.resumed,
            "extractor": self.extractor,
            "articles": self.articles,
            "pages": self.pages,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "fields": dict(self.fields.most_common()),
            "no_articles": {**self.no_articles.as_dict(), "kept": self.kept},
            "new_articles": self.new_articles.as_dict(),
            "failed": dict(self.failed.most_common()),
            "missing": dict(self.missing.most_common()),
            "biggest": [change.as_dict() for change in self.biggest],
            "seconds": round(self.seconds, 3),
        }


def _apart(before: Any, after: Any) -> int:
    old, new = (Counter(re.findall(r"\w+", str(value or ""))) for value in (before, after))
    return (old - new).total() + (new - old).total() or 1

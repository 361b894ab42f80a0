"""What a dataset holds, counted while it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from crawler.publish.dataset.rows import Batch


@dataclass(slots=True)
class Profile:
    """Counts over the articles of a dataset."""

    articles: int = 0
    stories: int = 0
    words: int = 0
    changed: int = 0
    """Articles with more than one revision."""
    gone: int = 0
    """Articles that their outlet has withdrawn."""
    open: int = 0
    """Articles under an explicit open licence."""
    first: str | None = None
    last: str | None = None
    """Days of the first and the last publication."""
    by_year: dict[str, Counter[str]] = field(default_factory=dict)
    """Articles by year and outlet."""
    languages: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    """Articles by where their time of publication stood."""
    precisions: Counter[str] = field(default_factory=Counter)
    extractors: Counter[str] = field(default_factory=Counter)

    def add(self, year: str, batch: Batch) -> None:
        """Count articles of one year of publication."""
        self.by_year.setdefault(year, Counter()).update(batch["outlet"])
        self.articles += len(batch["id"])
        self.words += sum(batch["words"])
        self.changed += sum(number > 1 for number in batch["revision"])
        self.gone += sum(since is not None for since in batch["gone_since"])
        self.open += sum(batch["rights_open"])
        self.languages.update(value or "unknown" for value in batch["language"])
        self.sources.update(value or "none" for value in batch["published_source"])
        self.precisions.update(value or "none" for value in batch["published_precision"])
        self.extractors.update(batch["extractor"])
        days = [time[:10] for time in batch["published"] if time]
        if days:
            self.first = min(self.first or days[0], *days)
            self.last = max(self.last or days[0], *days)

    def outlets(self) -> Counter[str]:
        """Return articles by outlet."""
        return sum(self.by_year.values(), Counter())

    def years(self) -> Mapping[str, int]:
        """Return articles by year, ``undated`` last."""
        return {year: outlets.total() for year, outlets in sorted(self.by_year.items())}

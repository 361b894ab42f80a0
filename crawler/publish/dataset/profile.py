"""What a dataset holds, counted while it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crawler.publish.dataset.rows import Row


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

    def add(self, year: str, rows: Iterable[Row]) -> None:
        """Count articles of one year of publication."""
        outlets = self.by_year.setdefault(year, Counter())
        for row in rows:
            outlets[row["outlet"]] += 1
            self.articles += 1
            self.words += row["words"]
            self.changed += row["revision"] > 1
            self.gone += row["gone_since"] is not None
            self.open += row["rights_open"]
            self.languages[row["language"] or "unknown"] += 1
            self.sources[row["published_source"] or "none"] += 1
            self.precisions[row["published_precision"] or "none"] += 1
            self.extractors[row["extractor"]] += 1
            if row["published"]:
                day = row["published"][:10]
                self.first = min(self.first or day, day)
                self.last = max(self.last or day, day)

    def outlets(self) -> Counter[str]:
        """Return articles by outlet."""
        return sum(self.by_year.values(), Counter())

    def years(self) -> Mapping[str, int]:
        """Return articles by year, ``undated`` last."""
        return {year: outlets.total() for year, outlets in sorted(self.by_year.items())}

"""What can be wrong with an outlet: a code with its values, worded where it is shown.

The command says it in English (``str``); the web pages have words of their own for each code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

State = Literal["well", "unknown", "broken", "silent", "lost a field", "not crawled"]

Code = Literal[
    "complaint",  # the last crawl ended with a complaint: said, mode, since
    "complaints",  # so did several: said, mode, n, since
    "unread",  # of the addresses listed since an article came none was archived: n, since, why
    "silent",  # no article for too long: since, due, usual (articles a week)
    "lost_any",  # newest articles lack a field: field, have, size, before (share)
    "lost_reliable",  # the same: a date that can be relied on
    "lost_own",  # the same: a date in the article's own markup
    "paused",  # nobody crawls it: since, every (timedelta)
]
NoteCode = Literal["never_ended", "no_articles", "short_history"]

ENGLISH: dict[str, str] = {
    "complaint": "{said} ({mode}: crawl of {since})",
    "complaints": "{said} ({mode}: {n} crawls, since {since})",
    "unread": "none of {n} addresses listed since {since} is archived ({why})",
    "silent": "silent: no article since {since}, one was due by {due} (usually {usual} a week)",
    "lost_any": "lost a field: {field} ({have} of the newest {size} articles have it,"
    " before {before})",
    "lost_reliable": "lost a field: {field} ({have} of the newest {size} articles have one that"
    " can be relied on, before {before})",
    "lost_own": "lost a field: {field} ({have} of the newest {size} articles have one of their"
    " own, before {before})",
    "paused": "not crawled since {since} (usually every {every})",
    "never_ended": "never crawled to the end",
    "no_articles": "no articles yet",
    "short_history": "{days} days of history, {needed} are needed",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, or (a note) why nothing can be told."""

    code: Code | NoteCode
    values: Mapping[str, Any] = field(default_factory=dict)
    """By name as the code says: aware times, spans, shares (0 to 1), numbers, words."""

    @property
    def state(self) -> State:
        """The outlet's state where this is the first thing that is wrong."""
        if self.code in ("complaint", "complaints", "unread"):
            return "broken"
        if self.code == "silent":
            return "silent"
        if self.code == "paused":
            return "not crawled"
        return "lost a field" if self.code.startswith("lost") else "unknown"

    def __str__(self) -> str:
        """Say it in one line of English."""
        return ENGLISH[self.code].format(**{k: _english(v) for k, v in self.values.items()})


def _english(value: object) -> object:
    if isinstance(value, datetime):
        zone = value.isoformat()[-6:] if value.utcoffset() else "UTC"
        return f"{value:%Y-%m-%d %H:%M} {zone}"
    if isinstance(value, timedelta):
        hours = value.total_seconds() / 3600
        if hours < 1.5:
            return f"{hours * 60:.0f} minutes"
        return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
    if isinstance(value, float):
        return f"{value:.0%}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {number}" for name, number in value.items())
    return value

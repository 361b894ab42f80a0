"""Telling an edit from what is none: which fields of an article really changed. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

WATCHED = ("title", "text", "authors", "editors", "published", "dateline")
"""Fields whose change makes a revision: what a reader reads, who wrote it, when it appeared."""

_QUOTES = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u2032`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)


def changed_fields(known: Mapping[str, Any], read: Mapping[str, Any]) -> list[str]:
    """Return the watched fields in which a reading differs from the row that is known.

    Typography, white space and letter case make no difference; nor does a field that the page
    no longer prints, or a time given more or less exactly than before.
    """
    return [name for name in WATCHED if _differs(name, known[name], read[name])]


def _differs(name: str, before: Any, after: Any) -> bool:
    if before == after:
        return False
    if name == "published":
        return _other_moment(before, after)
    if name in ("authors", "editors"):
        old, new = json.loads(before), json.loads(after)
        return bool(new) and [folded(person) for person in old] != [folded(p) for p in new]
    if name == "dateline" and not after:
        return False
    return folded(before or "") != folded(after or "")


def folded(text: str) -> str:
    """Return a text without what readers do not see as a difference."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return re.sub(r"\s+", " ", plain).strip().casefold()


def _other_moment(before: str | None, after: str | None) -> bool:
    """Tell whether two times contradict each other; to the precision that both have."""
    if before is None or after is None:
        return False
    if len(before) == 10 or len(after) == 10:
        return before[:10] != after[:10]
    try:
        old, new = datetime.fromisoformat(before), datetime.fromisoformat(after)
    except ValueError:
        return True
    if (old.tzinfo is None) != (new.tzinfo is None):
        return old.replace(tzinfo=None) != new.replace(tzinfo=None)
    return abs((old - new).total_seconds()) >= 60

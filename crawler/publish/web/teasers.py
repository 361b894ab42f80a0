"""Articles as lists show them: headline, where, when, a few lines; reprints gathered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from crawler.publish.web.formats import Entry

_COLUMNS = (
    "a.id, a.outlet, o.title AS outlet_title, a.url, a.title, a.authors, a.published, a.section,"
    " a.dateline, a.description, substr(a.text, 1, 400) AS opening, a.words, a.story,"
    " a.gone_since, a.revision, a.first_seen"
)
_DATELINE = re.compile(
    r"[^.!?;–—]{2,90}?(?:(?:\.\w+){1,3}[^.!?;–—]{0,60}?)?(?:\s*[–—]\s*|\s+-{1,2}\s+|:\s+)"
)
TEASER = 220
"""Characters of an article's first lines."""


def teasers(db: Database, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return the articles of these ids in their order, those that there are.

    ``teaser`` is the standfirst or the first lines, ``outlet_title`` the outlet as people call it.
    """
    marks = ", ".join("?" * len(ids))
    rows = db.query(
        f"SELECT {_COLUMNS} FROM articles AS a JOIN outlets AS o ON o.name = a.outlet"
        f" WHERE a.id IN ({marks})",
        list(ids),
    )
    found = {row["id"]: _teaser(row) for row in rows}
    return [found[number] for number in ids if number in found]


def _teaser(row: dict[str, Any]) -> dict[str, Any]:
    row["authors"] = json.loads(row["authors"])
    row["outlet_title"] = row["outlet_title"] or row["outlet"]
    opening = " ".join((row.pop("opening") or "").split())
    about = " ".join((row.pop("description") or "").split())
    of_its_own = len(about) > 40 and about[:40] not in opening  # not cut from the text somewhere
    chosen = about if of_its_own else opening
    row["teaser"] = shortened(after_dateline(chosen, row["dateline"])[1], TEASER)
    return row


def after_dateline(text: str, place: str | None) -> tuple[str, str]:
    """Return the dateline that opens a text, as printed with its dash, and what follows it.

    ``place`` is where it was written; the dateline is empty where the text does not open with it.
    """
    match = _DATELINE.match(text) if place else None
    if match is None or (place or "").casefold() not in match[0].casefold():
        return "", text
    return match[0].rstrip(), text[match.end() :]


def shortened(text: str, longest: int) -> str:
    """Return a text cut at a word, with "…" where something was left out."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + " …"


def also_in(db: Database, stories: Iterable[int | None]) -> dict[int, list[dict[str, Any]]]:
    """Return the outlets that have each story: ``outlet``, ``outlet_title``, an article's id."""
    wanted = sorted({story for story in stories if story is not None})
    rows = db.query(
        "SELECT a.story, a.outlet, coalesce(o.title, o.name) AS outlet_title, min(a.id) AS id"
        " FROM articles AS a JOIN outlets AS o ON o.name = a.outlet"
        f" WHERE a.story IN ({', '.join('?' * len(wanted))})"
        " GROUP BY a.story, a.outlet ORDER BY a.story, min(a.published)",
        wanted,
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["story"], []).append(row)
    return found


def collapsed(db: Database, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with one a story, the first; ``also`` names the other outlets of it."""
    outlets = also_in(db, (row["story"] for row in rows))
    kept, seen = [], set()
    for row in rows:
        story = row["story"]
        if story is not None and story in seen:
            continue
        seen.add(story)
        others = outlets.get(story or 0, ())
        also = [each["outlet_title"] for each in others if each["outlet"] != row["outlet"]]
        kept.append({**row, "also": also})
    return kept


def entry(row: Mapping[str, Any]) -> Entry:
    """Return an article as a feed shows it."""
    return Entry(
        id=f"urn:arsip:article:{row['id']}",
        title=f"{row['title']} ({row['outlet_title']})",
        updated=row["published"] or row["first_seen"],
        path=f"/article/{row['id']}",
        summary=row["teaser"],
        authors=row["authors"],
        source=row["url"],
    )

"""Every candidate, and why the winner won: for people who must defend their data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from crawler.extract.article import Reading, assemble, read
from crawler.extract.kind import Signs
from crawler.extract.times import MODIFIED_META
from crawler.extract.weighing import Judgement
from crawler.outlet import Outlet
from crawler.records import Article, Link, NotAnArticle, Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer that a field could have had."""

    field: str
    """``title``, ``authors``, ``editors``, ``published``, ``text``, …"""
    source: str
    """Where it stood on the page."""
    value: str
    weight: float | None = None
    """What it weighed, where weighing decides (votes for a title, probability of a line)."""
    chosen: bool = False
    note: str = ""
    """The raw text, the rule that took a line out, the reason."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a page was read."""

    article: Article | None
    reason: Reason | None
    """Why it is no article, None where it is one."""
    candidates: tuple[Candidate, ...]
    why: dict[str, str]
    """Why the winner of a field won, by field."""
    furniture: dict[str, int]
    """How many lines each furniture rule took out."""
    signs: Signs | None = None
    """What spoke for and against an article."""


def explain_article(
    html: bytes | str,
    url: str,
    outlet: Outlet | None = None,
    *,
    captured: datetime | None = None,
    content_type: str | None = None,
    listed: Link | None = None,
) -> Explanation:
    """Read a page like `extract_article`, and tell every candidate and why the winner won.

    Never raises: a page that is no article is explained as well.
    """
    try:
        reading = read(html, url, outlet, captured, content_type, listed)
    except NotAnArticle as none:
        return Explanation(None, none.reason, (), {"article": none.reason}, {})
    why = {
        "title": "most votes of sources that agree" if reading.ready.title else "no candidate",
        "authors": f"first in the order of belief: {reading.people.source or 'nobody named'}",
        "published": reading.times.why,
        "text": _why_text(reading.body.judgement),
        "article": reading.reason or "headline with a text of its own",
    }
    counted = Counter(line.rule for line in reading.body.lines if line.rule is not None)
    article = None if reading.reason is not None else assemble(reading)
    candidates = _candidates(reading) + _told(reading, assemble(reading))
    return Explanation(article, reading.reason, candidates, why, dict(counted), reading.signs)


def _why_text(judgement: Judgement) -> str:
    asked = "was asked" if judgement.opinion is not None else "was not needed"
    return (
        f"lines with a probability of at least {judgement.threshold:.2f};"
        f" trafilatura {asked} (doubt {judgement.doubt:.2f})"
    )


_META = {
    "modified": MODIFIED_META,
    "url": ("og:url",),
    "section": ("article:section",),
    "tags": ("article:tag", "keywords", "news_keywords"),
    "image": ("og:image", "og:image:url", "twitter:image", "twitter:image:src"),
    "description": ("og:description", "description", "twitter:description"),
}
"""``meta`` names that the plain fields are read from."""
_NODE = {"modified": "dateModified", "url": "url", "section": "articleSection",
         "tags": "keywords", "image": "image"}  # fmt: skip
"""Properties of the JSON-LD's article that they are read from."""


def _told(reading: Reading, article: Article) -> tuple[Candidate, ...]:
    """List what the page tells of the fields that need no weighing, and what was taken."""
    structured = reading.ready.structured
    node = structured.article or {}
    found = []
    for field in ("url", "modified", "section", "tags", "image", "description", "language",
                  "dateline"):  # fmt: skip
        told = [(f"json-ld {_NODE[field]}", node.get(_NODE[field]))] if field in _NODE else []
        told += [(f"meta {name}", v) for name in _META.get(field, ()) for v in structured.all(name)]
        if field == "url" and reading.canonical:
            told.insert(0, ("own address", reading.canonical))
        found += [Candidate(field, source, _words(value)) for source, value in told if value]
        taken = _words(getattr(article, field))
        if taken:
            found.append(Candidate(field, "taken", taken, chosen=True))
    return tuple(found)


def _words(value: object) -> str:
    """Return a value of the JSON-LD or of an article as one line."""
    if isinstance(value, list | tuple):
        return "; ".join(map(_words, value))
    if isinstance(value, dict):
        return _words(value.get("url") or value.get("@id") or value.get("name"))
    return "" if value is None else str(value)


def _candidates(reading: Reading) -> tuple[Candidate, ...]:
    """List the candidates of all fields."""
    title = reading.ready.title
    found = [
        Candidate("title", c.source, c.text, round(votes, 2), c.text == title.text, c.raw)
        for c, votes in (title.votes if title is not None else ())
        if title is not None
    ]
    for person in reading.people.candidates:
        field = {"author": "authors", "editor": "editors"}.get(person.role, person.role)
        won = person.source == reading.people.source or field != "authors"
        names = "; ".join(person.names) or "(nobody)"
        found.append(Candidate(field, person.source, names, None, won, person.raw))
    found += [
        Candidate(
            "published", moment.source, moment.moment.isoformat(), None,
            moment == reading.times.published, moment.raw,
        )
        for moment in reading.times.candidates
    ]  # fmt: skip
    blocks = reading.ready.walked.blocks
    found += [
        Candidate(
            "text", blocks[line.block].tag, blocks[line.block].text, round(line.chance, 3),
            line.rule is None, line.rule or "",
        )
        for line in reading.body.lines
    ]  # fmt: skip
    return tuple(found)

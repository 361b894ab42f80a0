"""What a takedown takes away: articles, addresses, records. Looking writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive.captures import is_ours, warc_path
from crawler.archive.imports import WHOLE, spans_of
from crawler.archive.rows import find_article
from crawler.archive.takedown.cleanse import Screen
from crawler.archive.takedown.finding import Marked
from crawler.archive.takedown.marks import (
    RUN,
    SHORTEST,
    Mark,
    digest,
    runs_of,
    sentences_of,
    words_of,
)
from crawler.archive.takedown.scan import Around, Concerned, Shelf, Sought, scan
from crawler.urls import clean_url, url_key

Progress = Callable[[int, int], None]
"""Told the bytes of web archives that were looked through, and all that there are."""


class UnknownError(Exception):
    """Nothing in the archive is called so; the message says so in one line."""


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a takedown goes beyond the article and its own records."""

    story: bool = False
    """The other articles of its story go too."""
    imported: bool = False
    """Web archives that were imported where they lie are rewritten too."""
    processes: int = 1
    """How many processes look through the web archives."""


def nothing(done: int, total: int) -> None:
    """Show no progress."""


@dataclass(slots=True)
class Plan:
    """What a takedown takes away."""

    articles: list[dict[str, Any]]
    """``id``, ``outlet``, ``url``, ``title`` of each."""
    urls: list[str]
    """Every address that leads to them."""
    revisions: int
    screen: Screen
    files: list[Concerned] = field(default_factory=list)
    """Web archives of ours with the records that are rewritten."""
    foreign: list[Concerned] = field(default_factory=list)
    """Web archives that are somebody else's, or that cannot be read: left as they are."""

    @property
    def removed(self) -> int:
        """How many records are removed."""
        return sum(_count(item, "remove") for item in self.files)

    @property
    def masked(self) -> int:
        """From how many records an entry or words are taken out."""
        return sum(_count(item, "mask") for item in self.files)

    def as_dict(self) -> dict[str, Any]:
        """Return the object of ``arsip redact --json``."""
        return {
            "articles": self.articles,
            "urls": self.urls,
            "revisions": self.revisions,
            "records_removed": self.removed,
            "records_masked": self.masked,
            "files": [_file(item) for item in self.files],
            "left": [_file(item) for item in self.foreign],
        }


def _file(item: Concerned) -> dict[str, Any]:
    counts = {"removed": _count(item, "remove"), "masked": _count(item, "mask")}
    return {"warc": item.shelf.name, **counts, "problem": item.problem}


def _count(item: Concerned, action: str) -> int:
    return sum(found == action for found in item.records.values())


def make_plan(
    db: Database, db_path: Path, word: str, scope: Scope, progress: Progress = nothing
) -> Plan:
    """Look up what the takedown of an article, named by id or address, takes away.

    Raises UnknownError.
    """
    ids, urls = _named(db, word, story=scope.story)
    texts = _texts(db, ids)
    marks = _marks(db, ids, texts)
    keys = frozenset(url_key(url) for url in urls)
    columns = "id, outlet, url, title"
    articles = list(db.query(f"SELECT {columns} FROM articles WHERE id IN ({_in(ids)})", ids))
    count = f"SELECT count(*) FROM revisions WHERE article IN ({_in(ids)})"
    revisions = db.execute(count, ids).fetchone()[0]
    plan = Plan(articles, urls, revisions, Screen(keys, Marked.of(marks)))
    sought = Sought(plan.screen, _anchors(db, marks))
    shelves, ours = _shelves(db, db_path)
    for found in scan(shelves, sought, scope.processes, progress):
        mine = found.shelf.name in ours or (scope.imported and found.shelf.spans == WHOLE)
        if found.problem is not None or (found.records and not mine):
            plan.foreign.append(found)
        elif found.records:
            plan.files.append(found)
    return plan


def _named(db: Database, word: str, *, story: bool) -> tuple[list[int], list[str]]:
    number = find_article(db, word)
    ids = [number] if number is not None else []
    if number is not None and story:
        ids += [
            row[0]
            for row in db.execute(
                "SELECT id FROM articles WHERE id <> ?1 AND story ="
                " (SELECT story FROM articles WHERE id = ?1) ORDER BY id",
                [number],
            )
        ]
    if ids:
        return ids, _addresses(db, ids)
    if word.isascii() and word.isdigit():
        raise UnknownError(f"no article {word} in the archive")
    url, key = clean_url(word) or word, url_key(word)
    found = db.execute(
        "SELECT url FROM pages WHERE url = ?1 OR (outlet IN (SELECT name FROM outlets)"
        " AND key = ?2) UNION SELECT url FROM captures WHERE url = ?1"
        " UNION SELECT url FROM redactions WHERE url = ?1",
        [url, key],
    ).fetchall()
    if found:
        return [], sorted({url, *(row[0] for row in found)})
    raise UnknownError(f"{word}: not in the archive")


def _addresses(db: Database, ids: list[int]) -> list[str]:
    """Return the addresses of articles, in every spelling that the archive knows."""
    urls = {
        row[0]
        for row in db.execute(
            f"SELECT url FROM articles WHERE id IN ({_in(ids)})"
            f" UNION SELECT url FROM pages WHERE article IN ({_in(ids)})",
            [*ids, *ids],
        )
    }
    for key in {url_key(url) for url in urls}:
        query = "SELECT url FROM pages WHERE outlet IN (SELECT name FROM outlets) AND key = ?"
        urls |= {row[0] for row in db.execute(query, [key])}
    return sorted(urls)


def _texts(db: Database, ids: list[int]) -> list[tuple[str, str]]:
    """Return title and text of every version of articles; a description counts as a text."""
    return db.execute(
        f"SELECT title, text FROM articles WHERE id IN ({_in(ids)})"
        f" UNION SELECT title, text FROM revisions WHERE article IN ({_in(ids)})"
        f" UNION SELECT '', coalesce(description, '') FROM articles WHERE id IN ({_in(ids)})",
        [*ids, *ids, *ids],
    ).fetchall()


def _marks(
    db: Database, ids: list[int], texts: list[tuple[str, str]]
) -> dict[Mark, tuple[str, ...]]:
    """Return the runs by which the texts are known, without those of articles that stay.

    What another article prints as well is that article's too, and is no mark of this one.
    """
    marks: dict[Mark, tuple[str, ...]] = {}
    for title, text in texts:
        marks |= runs_of(title) | runs_of(text)
        if len(heading := words_of(title)) > 1:
            marks[len(heading), digest(heading)] = tuple(heading)
        for sentence in sentences_of(text):
            if SHORTEST <= len(sentence) < RUN:
                marks[len(sentence), digest(sentence)] = sentence
    known = {run: mark for mark, run in marks.items()}
    lengths = {len(run) for run in known}
    for other in _others(db, ids, marks, texts):
        words = words_of(other)
        for length in lengths:
            for run in zip(*(words[n:] for n in range(length)), strict=False):
                if run in known:
                    marks.pop(known[run], None)
    return marks


def _others(
    db: Database,
    ids: list[int],
    marks: dict[Mark, tuple[str, ...]],
    texts: list[tuple[str, str]],
) -> Iterator[str]:
    """Yield title and text of articles that stay and share sentences with those that go."""
    pieces = [run for (length, _), run in marks.items() if length != RUN]
    for _, text in texts:
        words = words_of(text)
        pieces += [tuple(words[at : at + RUN]) for at in range(0, len(words) - RUN + 1, RUN // 2)]
    found: set[int] = set()
    for piece in dict.fromkeys(pieces):
        # the index splits compounds, and a phrase of their parts finds them
        phrase = '"' + " ".join(piece).replace('"', " ") + '"'
        hits = db.execute(
            "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT 50",
            [f"{{title text}} : {phrase}"],
        )
        found |= {row[0] for row in hits} - set(ids)
    for number in sorted(found):
        for title, text in _texts(db, [number]):
            yield f"{title}\n{text}"


def _anchors(db: Database, marks: dict[Mark, tuple[str, ...]]) -> dict[bytes, tuple[Around, ...]]:
    """Return rare words of which every run has one, so that most pages are passed over quickly."""
    plain = [[w for w in run if w.isascii() and len(w) > 2] for run in marks.values()]
    counts: dict[str, int] = {}
    db.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, articles_fts, row)")
    for word in {word for words in plain for word in words}:
        row = db.execute("SELECT doc FROM temp.terms WHERE term = ?", [word]).fetchone()
        counts[word] = row[0] if row else 0
    db.execute("DROP TABLE temp.terms")
    anchors: dict[bytes, list[Around]] = {}
    for words in plain:
        # a run without such a word: every page is looked at in full
        rarest = min(words, key=lambda word: (counts[word], -len(word)), default="")
        coded = [word.encode() for word in words]
        anchor = next((word for word in coded if word in anchors), rarest.encode())
        at = coded.index(anchor) if coded else 0
        anchors.setdefault(anchor, []).append(Around(tuple(coded[:at]), tuple(coded[at + 1 :])))
    return {anchor: tuple(runs) for anchor, runs in anchors.items()}


def _shelves(db: Database, db_path: Path) -> tuple[list[Shelf], set[str]]:
    """Return all web archives, and the names of those that are ours to write to."""
    shelves, ours = [], set()
    for name, run in db.execute("SELECT name, run FROM warcs ORDER BY name").fetchall():
        path = warc_path(name, db_path)
        shelves.append(Shelf(name, path, spans_of(db, name)))
        if is_ours(name, run) and shelves[-1].spans == WHOLE:
            ours.add(name)
    return shelves, ours


def _in(values: Iterable[Any]) -> str:
    return ", ".join("?" for _ in values)

"""Making a dataset: the data files in one pass, what describes them, and the folder at once."""

from __future__ import annotations

import gc
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import file_digest, sha256
from pathlib import Path

from sqlite_utils import Database

from crawler.operate.coverage import Coverage, coverage
from crawler.publish.citation import Holding, holding_item
from crawler.publish.dataset import fields
from crawler.publish.dataset.card import card
from crawler.publish.dataset.choice import Choice, Chosen, batches, choose
from crawler.publish.dataset.fields import ARTICLES, PEOPLE, Table
from crawler.publish.dataset.folder import whole_folder
from crawler.publish.dataset.made import DataFile, Made, digest_of, sums
from crawler.publish.dataset.packages import croissant, datapackage
from crawler.publish.dataset.profile import Profile
from crawler.publish.dataset.rows import (
    Batch,
    article_rows,
    as_batch,
    contributor_rows,
    coverage_rows,
    outlet_rows,
    reprint_rows,
    revision_rows,
)
from crawler.publish.dataset.source import (
    content_digest,
    holding_title,
    latest_visit,
    outlet_titles,
)
from crawler.publish.dataset.writers import ROWS_AT_ONCE, Format, open_writer

Progress = Callable[[str, int, int], None]
"""Takes what is being written, how much of it is done, and how much there is."""


class NothingError(Exception):
    """No article is what the dataset was to hold."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a dataset is written."""

    formats: tuple[Format, ...] = ("jsonl",)
    tables: bool = False
    """Whether revisions, reprints, contributors, coverage and outlets are tables of their own."""


def export(
    db: Database,
    folder: Path,
    choice: Choice,
    shape: Shape,
    *,
    force: bool = False,
    progress: Progress = lambda part, done, total: None,
) -> Made:
    """Write a dataset of the archive to ``folder``, from one moment's state of the archive.

    Raises NothingError, FolderError (the folder), PeriodError (``since``, ``until``), OSError (a
    full disk); the folder then is as it was.
    """
    with whole_folder(folder, force=force) as part, _one_moment(db), _only_new_garbage():
        chosen = choose(db, choice)
        if not chosen.years:
            raise NothingError("no article matches; nothing was exported")
        (part / "data").mkdir()
        maker = _Maker(db, part, choice, shape, progress)
        profile = maker.articles(chosen)
        if shape.tables:
            maker.tables(chosen.years, profile)
        made = maker.made(profile)
        _describe(part, made)
    return made


@contextmanager
def _one_moment(db: Database) -> Iterator[None]:
    """Read from one state of the archive while a crawl may go on writing."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")


@contextmanager
def _only_new_garbage() -> Iterator[None]:
    """Leave what was there before out of Python's search for garbage: a sixth of an export."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _Maker:
    """Writes the data files and remembers them."""

    def __init__(
        self, db: Database, part: Path, choice: Choice, shape: Shape, progress: Progress
    ) -> None:
        self._db = db
        self._part = part
        self._choice = choice
        self._formats = shape.formats
        self._progress = progress
        self._files: list[DataFile] = []
        self._tables: list[Table] = []

    def articles(self, chosen: Chosen) -> Profile:
        """Write the articles, a file a year and format."""
        table = ARTICLES if self._choice.authors else ARTICLES.without(PEOPLE)
        zones = dict(self._db.execute("SELECT name, timezone FROM outlets").fetchall())
        profile = Profile(stories=chosen.stories)
        total = sum(map(len, chosen.years.values()))
        self._tables.append(table)
        for year, ids in chosen.years.items():

            def rows(year: str = year, ids: array[int] = ids) -> Iterator[Batch]:
                for some in batches(ids, ROWS_AT_ONCE):
                    batch = article_rows(self._db, some, zones, authors=self._choice.authors)
                    profile.add(year, batch)
                    self._progress("articles", profile.articles, total)
                    yield batch

            self._write(table, f"articles-{year}", rows())
        return profile

    def tables(self, years: Mapping[str, array[int]], profile: Profile) -> None:
        """Write the further tables, about the same articles and outlets."""
        db, names = self._db, sorted(profile.outlets())
        authors = self._choice.authors
        readers: dict[Table, Callable[[list[int]], Batch]] = {
            fields.REVISIONS: lambda ids: revision_rows(db, ids, authors=authors),
            fields.REPRINTS: lambda ids: reprint_rows(db, ids),
        }
        if authors:
            readers[fields.CONTRIBUTORS] = lambda ids: contributor_rows(db, ids)
        for table, read in readers.items():
            self._tables.append(table)
            self._write(table, table.name, self._by_article(table, years, read))
        self._tables += [fields.COVERAGE, fields.OUTLETS]
        self._write(
            fields.COVERAGE,
            "coverage",
            [as_batch(fields.COVERAGE, coverage_rows(self._coverage(names)))],
        )
        self._write(fields.OUTLETS, "outlets", [as_batch(fields.OUTLETS, outlet_rows(db, names))])

    def made(self, profile: Profile) -> Made:
        """Return the dataset as it was written."""
        db, names = self._db, sorted(profile.outlets())
        titles, asof = outlet_titles(db), latest_visit(db)
        outlets = [titles[name] for name in names]
        holding = Holding(
            title=holding_title("News articles", outlets, profile.first, profile.last),
            articles=profile.articles,
            outlets=outlets,
            first=profile.first,
            last=profile.last,
            asof=asof,
            digest=digest_of(self._files),
        )
        return Made(
            choice=self._choice,
            formats=self._formats,
            tables=self._tables,
            files=sorted(self._files, key=lambda one: one.path),
            profile=profile,
            coverage=self._coverage(names),
            outlets=outlet_rows(db, names),
            item=holding_item(holding),
            archive=content_digest(db),
            asof=asof,
            redactions=db.execute("SELECT count(DISTINCT url) FROM redactions").fetchone()[0],
        )

    @cached_property
    def _whole_coverage(self) -> dict[str, Coverage]:
        return coverage(self._db)

    def _coverage(self, names: Sequence[str]) -> dict[str, Coverage]:
        return {name: self._whole_coverage[name] for name in names}

    def _by_article(
        self,
        table: Table,
        years: Mapping[str, array[int]],
        read: Callable[[list[int]], Batch],
    ) -> Iterator[Batch]:
        total, done = sum(map(len, years.values())), 0
        for ids in years.values():
            for some in batches(ids, ROWS_AT_ONCE):
                yield read(some)
                done += len(some)
                self._progress(table.name, done, total)

    def _write(self, table: Table, name: str, rows: Iterable[Batch]) -> None:
        """Write one table's rows into a file a format."""
        paths = {one: self._part / "data" / f"{name}.{one}" for one in self._formats}
        count = 0
        with ExitStack() as stack:
            writers = [open_writer(path, one, table) for one, path in paths.items()]
            for writer in writers:
                stack.callback(writer.close)
            for batch in rows:
                size = len(next(iter(batch.values())))
                count += size
                for writer in writers if size else ():
                    writer.write(batch)
        for one, path in paths.items():
            with path.open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
            size = path.stat().st_size
            self._files.append(DataFile(f"data/{path.name}", table, one, count, size, digest))


def _describe(part: Path, made: Made) -> None:
    """Write what describes the data files, and the sums of all files."""
    described = {
        "README.md": card(made),
        "datapackage.json": _json(datapackage(made)),
        "croissant.json": _json(croissant(made)),
    }
    lines = [sums(made.files)]
    for name, text in described.items():
        data = text.encode()
        (part / name).write_bytes(data)
        lines.append(f"{sha256(data).hexdigest()}  {name}\n")
    (part / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

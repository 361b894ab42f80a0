"""``arsip extract``: saved pages to articles as JSON."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import IO, Any

import click

from crawler.cli import CommandError
from crawler.cli.output import print_json, print_text
from crawler.extract.batch import Readers
from crawler.extract.pool import PoolError, ReaderPool
from crawler.extract.saved import read_saved
from crawler.extract.tasks import Reading, Task
from crawler.outlet import Outlet
from crawler.records import Article
from crawler.wire import LARGEST, BodyError

ARCHIVE_ONLY = ("story", "first_seen", "last_seen", "gone_since", "revision")
"""Fields of an article that only an archive knows; null here, so that all articles look alike."""


@click.command()
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE...",
)
@click.option("--url", help="The page's address (one FILE); else what the page names as its own.")
@click.option("--outlet", "name", help="A declared outlet, whose zone, hints and rules apply.")
@click.option("--batch", is_flag=True, help="Read JSON lines from standard input instead of FILEs.")
@click.option("--explain", is_flag=True, help="Print every candidate and why the winner won.")
def command(
    files: tuple[Path, ...], url: str | None, name: str | None, batch: bool, explain: bool
) -> None:
    """Extract the article of saved HTML pages (plain or .gz) and print it as JSON.

    One FILE prints one document, several print a JSON line each. A page that is no article
    prints {"article": null, "reason": ...}; exit code 3 then.

    --batch reads a line {"id": ..., "file": ..., "url": ...} a page from standard input and
    prints a line {"id": ..., ...article} for each, in any order, on all cores.

    --explain prints tables instead: every candidate of every field, why the winner won, the
    lines that furniture rules took out, and why a page is no article.

    \b
    Example:
      arsip extract saved.html --url https://contoh.example/2024/05/31/jembatan/
      arsip extract pages/*.html.gz --outlet beritakaltim > articles.jsonl
      arsip extract --batch < pages.jsonl > articles.jsonl
      arsip extract --explain saved.html
    """
    if batch == bool(files):
        raise click.UsageError("name FILEs, or --batch and nothing else")
    if url and len(files) != 1:
        raise click.UsageError("--url goes with one FILE")
    if explain and batch:
        raise click.UsageError("--explain goes with FILEs, not with --batch")
    outlet = _outlet(name) if name else None
    try:
        if batch:
            _read_batch(outlet)
        elif explain:
            if not _explain_files(files, url, outlet):
                sys.exit(3)
        elif not _read_files(files, url, outlet):
            sys.exit(3)
    except PoolError as error:
        raise CommandError(str(error)) from error


def _outlet(name: str) -> Outlet:
    # Scrapy takes a while to import, and only this option needs it.
    from crawler.fetch.outlets import UnknownOutletError, find_outlet

    try:
        return find_outlet(name)
    except UnknownOutletError as error:
        raise CommandError(str(error), 2) from error


def _read_files(files: tuple[Path, ...], url: str | None, outlet: Outlet | None) -> bool:
    """Print what each file holds, in their order; return whether all hold an article."""

    tasks = ((number, _task(path, url, outlet)) for number, path in enumerate(files))
    pool = ReaderPool(1 if len(files) == 1 else None, function=read_saved)
    waiting: dict[int, Reading] = {}
    printed, well = 0, True
    with Readers(pool) as readers:
        for number, reading in readers.read_all(tasks):
            waiting[number] = reading
            while (ready := waiting.pop(printed, None)) is not None:
                well = _print_file(files[printed], ready, single=len(files) == 1) and well
                printed += 1
    return well


def _explain_files(files: tuple[Path, ...], url: str | None, outlet: Outlet | None) -> bool:
    """Explain each file, in their order; return whether all hold an article."""
    # The tables' library and the readers are imported here: no other way of reading needs them.
    from crawler.cli.explain import explain_saved, print_explanation

    well = True
    for number, path in enumerate(files):
        task = _task(path, url, outlet)
        try:
            found = explain_saved(task) if isinstance(task, Task) else None
            failure = task.failure if isinstance(task, Reading) else None
        except BodyError as error:
            found, failure = None, str(error)
        if found is None:
            click.echo(f"arsip: {path}: failed ({failure})", err=True)
        else:
            if number:
                print_text()
            print_explanation(path, found)
        well = well and found is not None and found.reason is None
    return well


def _print_file(path: Path, reading: Reading, *, single: bool) -> bool:
    found = {"id": None, **_document(reading)}
    if single:
        print_json(found)
    else:
        print_json({"file": str(path), **found}, indent=None)
    if reading.article is None:
        what = f"no article ({reading.reason})" if reading.reason else f"failed ({reading.failure})"
        click.echo(f"arsip: {path}: {what}", err=True)
    return reading.article is not None


def _read_batch(outlet: Outlet | None) -> None:
    with _standard_input() as lines, Readers(ReaderPool(function=read_saved)) as readers:
        tasks = (_wanted(line, outlet) for line in lines if line.strip())
        for key, reading in readers.read_all(tasks):
            print_json({"id": key, **_document(reading)}, indent=None)


def _wanted(line: bytes, outlet: Outlet | None) -> tuple[Any, Task | Reading]:
    """Return the id and the page that a line asks for."""
    try:
        wanted = json.loads(line)
    except (ValueError, RecursionError):
        return None, _bad("the line is no JSON")
    if not isinstance(wanted, dict):
        return None, _bad("the line is no JSON object")
    key, file, url = wanted.get("id"), wanted.get("file"), wanted.get("url")
    if not isinstance(file, str) or not isinstance(url, str | None):
        return key, _bad('"file" must be a string, "url" a string or missing')
    return key, _task(Path(file), url, outlet)


def _bad(what: str) -> Reading:
    return Reading(failure=f"bad_input: {what}")


def _standard_input() -> IO[bytes]:
    try:
        # An own reader on the descriptor: whoever interrupts us while the drawing thread waits
        # here must not find the interpreter's own one locked.
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except (AttributeError, io.UnsupportedOperation):
        return sys.stdin.buffer


def _task(path: Path, url: str | None, outlet: Outlet | None) -> Task | Reading:
    """Read a file for the pool; a failure where it cannot be read."""
    try:
        with path.open("rb") as file:
            html = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return _bad(f"{path}: {getattr(error, 'strerror', None) or error}")
    if len(html) > LARGEST:
        return _bad(f"{path}: more than {LARGEST} bytes")
    return Task(html, url or path.absolute().as_uri(), outlet)


def _document(reading: Reading) -> dict[str, Any]:
    """Return an article's fields, or what the page is instead."""
    if reading.article is None:
        return {"article": None, "reason": reading.reason or reading.failure}
    return _fields(reading.article)


def _fields(article: Article) -> dict[str, Any]:
    fields = article.as_dict()
    return fields | {"outlet": article.outlet or None} | dict.fromkeys(ARCHIVE_ONLY)

"""``arsip export``: a citable dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.filesize import decimal

from crawler.archive.filters import PeriodError
from crawler.cli import CommandError, database_option
from crawler.cli.choosing import hint_of_outlet
from crawler.cli.output import print_json, print_text, printable, reading
from crawler.cli.working import working
from crawler.publish.citation import plain
from crawler.publish.dataset.choice import Choice
from crawler.publish.dataset.export import NothingError, Shape, export
from crawler.publish.dataset.folder import FolderError
from crawler.publish.dataset.made import Made
from crawler.publish.dataset.writers import FORMATS, Format


class Formats(click.ParamType[Any]):
    """``jsonl``, ``csv`` and ``parquet``, several with commas between them."""

    name = "formats"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[Format, ...]:
        """Return the formats in a fixed order, each once."""
        if isinstance(value, tuple):
            return value
        names = {name.strip().lower() for name in str(value).split(",") if name.strip()}
        unknown = sorted(names - set(FORMATS))
        if unknown or not names:
            self.fail(
                f"{', '.join(unknown) or value!r}: choose of {', '.join(FORMATS)}", param, ctx
            )
        return tuple(one for one in FORMATS if one in names)


@click.command(
    epilog="""\b
Examples:
  arsip export kaltim-2024 --since 2024 --until 2024
  arsip export flood --query banjir --format jsonl,csv,parquet --one-per-story
  arsip export everything --format parquet --tables all"""
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@database_option
@click.option(
    "--format",
    "formats",
    type=Formats(),
    default="jsonl",
    show_default=True,
    metavar="LIST",
    help="jsonl, csv and parquet, several with commas between them.",
)
@click.option("--outlet", metavar="NAME", help="Only this outlet.")
@click.option("--since", metavar="DATE", help="Published from then on (2024, 2024-05, 2024-05-31).")
@click.option("--until", metavar="DATE", help="Published until then, that period included.")
@click.option("--query", default="", metavar="Q", help="Only what `arsip search Q` finds.")
@click.option("--one-per-story", is_flag=True, help="Of near-identical articles only the first.")
@click.option(
    "--rights",
    type=click.Choice(["any", "open"]),
    default="any",
    show_default=True,
    help="open: only articles under an explicit open licence.",
)
@click.option(
    "--tables",
    type=click.Choice(["articles", "all"]),
    default="articles",
    show_default=True,
    help="all: also revisions, reprints, contributors, coverage and outlets.",
)
@click.option("--no-authors", is_flag=True, help="Leave out who wrote and edited.")
@click.option("--force", is_flag=True, help="Replace what an export left in DIR.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    folder: Path,
    db: Path,
    formats: tuple[Format, ...],
    outlet: str | None,
    since: str | None,
    until: str | None,
    query: str,
    one_per_story: bool,
    rights: str,
    tables: str,
    no_authors: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Write a dataset: data files by year, a data card, and checksums.

    DIR appears when everything is written; the same archive and options give the same bytes.
    """
    choice = Choice(
        query=query, outlet=outlet, since=since, until=until, one_per_story=one_per_story,
        rights_open=rights == "open", authors=not no_authors,
    )  # fmt: skip
    shape = Shape(formats, tables == "all")
    with reading(db) as archive, working(quiet=as_json) as tell:
        try:
            made = export(archive, folder, choice, shape, force=force, progress=tell)
        except PeriodError as error:
            raise click.UsageError(str(error)) from error
        except FolderError as error:
            raise CommandError(str(error), 2) from error
        except NothingError as error:
            raise CommandError(f"{error}{hint_of_outlet(archive, outlet)}") from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise CommandError(f"{folder}: cannot be written ({reason})") from error
    if as_json:
        print_json(_document(folder, made))
    else:
        _print(folder, made)


def _document(folder: Path, made: Made) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "articles": made.profile.articles,
        "version": made.item["version"],
        "files": [
            {"path": one.path, "rows": one.rows, "bytes": one.bytes, "sha256": one.sha256}
            for one in made.files
        ],
        "citation": made.item,
    }


def _print(folder: Path, made: Made) -> None:
    size = decimal(sum(one.bytes for one in made.files))
    files = "1 file" if len(made.files) == 1 else f"{len(made.files)} files"
    print_text(f"{made.profile.articles:,} articles, {files}, {size}")
    print_text(f"{folder / 'README.md'} tells what the dataset holds")
    print_text(printable(plain(made.item)))

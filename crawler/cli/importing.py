"""``arsip import``: articles from web archives."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from crawler.cli import database_option
from crawler.cli.days import Day
from crawler.extract.batch import Readers
from crawler.operate.readers import reader_pool


def _hosts(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(value.lower().removeprefix("www.").strip(".") for value in values)


@click.command(
    "import",
    epilog="""\b
Examples:
  arsip import warcs/*.warc.gz
  arsip import collection.wacz --copy
  arsip import CC-NEWS-*.warc.gz --host kompas.com --language id --since 2024-01-01""",
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
    metavar="FILE...",
)
@database_option
@click.option(
    "--host",
    "hosts",
    multiple=True,
    callback=_hosts,
    metavar="HOST",
    help="Only this host and its subdomains (repeatable).",
)
@click.option("--language", metavar="CODE", help="Only articles in this language (ISO 639-1: id).")
@click.option(
    "--since",
    type=Day(),
    metavar="DATE",
    help="Leave out what was published earlier (2024, 2024-05-31).",
)
@click.option("--copy", is_flag=True, help="Copy the records instead of referring to the file.")
@click.option(
    "--warcs",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of copies (default: warcs beside the archive).",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def command(
    db: Path,
    files: tuple[Path, ...],
    hosts: tuple[str, ...],
    language: str | None,
    since: date | None,
    **chosen: Any,
) -> None:
    """Extract articles from web archives: WARC (plain, gzip, zstd) and WACZ of any crawler.

    A killed import goes on where it was; what is in the archive already is passed over. The files
    stay where they are and are referred to, so keep them, or use --copy.
    """
    with Readers(reader_pool()) as readers:
        # imported here: meanwhile the reader processes load what they need
        from crawler.cli.import_run import run
        from crawler.operate.importing.records import Filters

        filters = Filters(hosts, language.lower() if language else None, since)
        run(readers, db, tuple(dict.fromkeys(files)), filters, **chosen)

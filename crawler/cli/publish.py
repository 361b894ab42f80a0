"""``arsip publish``: a folder that serves the archive elsewhere."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click

from crawler.archive.store import ArchiveError
from crawler.cli import CommandError, database_option
from crawler.cli.output import print_json


@click.command(
    epilog="""\b
Examples:
  arsip publish public
  arsip publish public --pages --title "Arsip Berita Kaltim" --base-url /arsip/
  datasette serve public      # where only Datasette is installed"""
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@database_option
@click.option("--title", metavar="TEXT", help="What the archive calls itself.")
@click.option("--base-url", default="/", show_default=True, metavar="PATH", help="Path at a proxy.")
@click.option("--pages", is_flag=True, help="Take the web archives with the preserved pages along.")
@click.option("--robots", is_flag=True, help="Let search engines in (they are kept out else).")
@click.option("--force", is_flag=True, help="Replace a folder that is not empty.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    folder: Path,
    db: Path,
    title: str | None,
    base_url: str,
    pages: bool,
    robots: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Put a copy of the archive, its pages and Datasette's configuration into DIR.

    The copy is of one moment, whatever a crawl writes meanwhile; `datasette serve DIR` serves it
    with nothing but Datasette.
    """
    # Datasette takes half a second to load, which the other commands need not spend
    from crawler.publish.dataset.folder import FolderError
    from crawler.publish.snapshot import publish
    from crawler.publish.web.server import base_path

    try:
        made = publish(
            db,
            folder,
            title=title,
            robots=robots,
            base_url=base_path(base_url),
            pages=pages,
            force=force,
        )
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    except FolderError as error:
        raise CommandError(str(error), 2) from error
    except sqlite3.Error as error:
        raise CommandError(f"{db}: cannot be copied to {folder} ({error})") from error
    except OSError as error:
        raise CommandError(f"{folder}: {error.strerror or error}") from error
    if as_json:
        print_json({"folder": str(folder), "articles": made.articles, "bytes": made.bytes,
                    "warcs": made.warcs, "warcs_left": made.left})  # fmt: skip
        return
    click.echo(f"{made.articles} articles, {made.bytes / 1e6:.1f} MB in {folder}")
    if pages:
        click.echo(f"{made.warcs} web archives taken along, {made.left} not within reach")
    click.echo(f"serve it with: datasette serve {folder}")

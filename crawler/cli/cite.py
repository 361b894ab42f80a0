"""``arsip cite``: how the archive, an article or an export is cited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import click

from crawler.archive.rows import find_article, load_articles, load_capture
from crawler.cli import CommandError, database_option
from crawler.cli.output import print_json, print_text, printable, reading
from crawler.publish.citation import Item, article_item, bibtex, holding_item, plain
from crawler.publish.dataset.source import archive_holding, outlet_titles

Format = Literal["text", "bibtex", "csl"]


@click.command(
    epilog="""\b
Examples:
  arsip cite
  arsip cite 17 --format bibtex
  arsip cite https://beritakaltim.co/2024/05/31/jembatan/ --format csl
  arsip cite kaltim-2024"""
)
@click.argument("what", metavar="[ID, URL or DIR]", required=False)
@database_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "bibtex", "csl"]),
    default="text",
    show_default=True,
    help="csl: CSL-JSON, for Zotero, Pandoc and others.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format csl.")
def command(what: str | None, db: Path, form: Format, as_json: bool) -> None:
    """Print how the archive is cited, or one of its articles, or the folder of an export."""
    if what is not None and (Path(what) / "datapackage.json").is_file():
        item = _exported(Path(what))
    else:
        item = _archived(what, db)
    if as_json or form == "csl":
        print_json([item])
    elif form == "bibtex":
        print_text(printable(bibtex(item)), wrap=False)
    else:
        print_text(printable(plain(item)), wrap=False)


def _archived(what: str | None, db: Path) -> Item:
    with reading(db) as archive:
        if what is None:
            if archive.execute("SELECT 1 FROM articles").fetchone() is None:
                raise CommandError(f"{db}: holds no article yet, nothing to cite")
            return holding_item(archive_holding(archive))
        number = find_article(archive, what)
        if number is None:
            raise CommandError(f"no article or export is known as {printable(what)}", 2)
        article = load_articles(archive, [number])[number]
        capture = load_capture(archive, number) or {}
        title = outlet_titles(archive).get(article["outlet"])
        return article_item(article, title, capture.get("fetched"))


def _exported(folder: Path) -> Item:
    path = folder / "datapackage.json"
    try:
        item: Any = json.loads(path.read_text(encoding="utf-8"))["citation"]
        plain(item), bibtex(item)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise CommandError(f"{folder}: is no export of arsip") from error
    return dict(item)

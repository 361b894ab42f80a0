"""``arsip outlets``: the outlets, with counts, last crawl, state of health."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from crawler.archive.overview import overview
from crawler.cli import database_option
from crawler.cli.output import moment, on_terminal, print_json, print_table, printable, reading
from crawler.outlet import Outlet, Source


@click.command(
    epilog="""\b
Examples:
  arsip outlets
  arsip outlets --db archive.db --json"""
)
@database_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(db: Path, as_json: bool) -> None:
    """List the outlets: those that are declared, and those in the archive."""
    held: dict[str, dict[str, Any]] = {}
    if db.exists():
        with reading(db) as archive:
            held = overview(archive)
    outlets = merge(_declared(), held)
    if as_json:
        print_json(outlets)
    else:
        _print(outlets)


def _declared() -> dict[str, Outlet]:
    # Scrapy takes a while to import; other commands' help must not wait for it.
    from crawler.fetch.outlets import declared_spiders

    return {name: spider.outlet for name, spider in declared_spiders().items()}


def merge(declared: dict[str, Outlet], held: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each outlet once, in the order of names; what is declared goes before what is held."""
    merged = []
    for name in sorted({*declared, *held}):
        row = held.get(name, {"articles": 0, "newest": None, "last_crawl": None, "sources": []})
        told = declared.get(name)
        fields = {
            field: (getattr(told, field) if told else None) or row.get(field)
            for field in ("title", "home", "region", "timezone", "language")
        }
        merged.append(
            {
                "name": name,
                **fields,
                "declared": told is not None,
                "sources": list(map(describe, told.sources if told else ())) or row["sources"],
                "articles": row["articles"],
                "newest": row["newest"],
                "last_crawl": row["last_crawl"],
                "state": state_of(row["last_crawl"]),
            }
        )
    return merged


def describe(source: Source) -> str:
    """Return a source in words ("feed /feed/"); a sitemap without a path is looked for."""
    return f"{type(source).__name__.lower()} {source.path or ''}".strip()


def state_of(last: dict[str, Any] | None) -> str:
    """Say in words how an outlet's last crawl went: ``well`` or what was wrong."""
    if last is None:
        return "never crawled"
    if last["finished"] is None:
        return "crawl under way, or killed"
    return str(last["problem"] or "well")


def _print(outlets: list[dict[str, Any]]) -> None:
    rows: list[list[Text | str]] = []
    short = on_terminal()  # days tell enough there, and 80 columns are narrow
    for outlet in outlets:
        last = outlet["last_crawl"]
        state = printable(outlet["state"])
        newest = moment(outlet["newest"]) if outlet["newest"] else ""
        crawled = moment(last["started"]) if last else ""
        row: list[Text | str] = [
            printable(outlet["name"]),
            printable(outlet["title"]),
            f"{outlet['articles']}",
            newest[:10] if short else newest,
            crawled[:10] if short else crawled,
            Text(state, style={"well": "green", "never crawled": "dim"}.get(state, "red")),
        ]
        if not short:
            sources = ", ".join(outlet["sources"]) or "found by looking"
            row += [printable(outlet["region"]), printable(outlet["timezone"]), printable(sources)]
        rows.append(row)
    header = ["name", "title", "articles", "newest", "crawled", "state"]
    if not short:
        header += ["region", "timezone", "sources"]
    print_table(header, rows, whole={"name", "articles", "newest", "crawled"})

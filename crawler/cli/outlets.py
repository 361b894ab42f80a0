"""``arsip outlets``: the outlets, with counts, last crawl, state of health."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from crawler.archive.overview import lately, newest_moment, overview
from crawler.cli import database_option
from crawler.cli.drawing import bar, spark
from crawler.cli.output import (
    moment,
    on_terminal,
    print_json,
    print_table,
    print_text,
    printable,
    reading,
    terminal_width,
)
from crawler.outlet import Outlet, Source
from crawler.times import now

MONTHS = 12
MONTH = 365 * 86_400 // MONTHS
"""Seconds of a month, as small pictures count it."""
ROOMY = 110
"""Columns from which the outlets' titles have room."""
QUIET = ("well", "never crawled")
"""States that need no line of their own."""


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
    months: dict[str, list[int]] = {}
    if db.exists():
        with reading(db) as archive:
            held = overview(archive)
            until = min(newest_moment(archive) or 0, int(now().timestamp()))
            months = lately(archive, until, MONTH, MONTHS)
    outlets = merge(_declared(), held)
    if as_json:
        print_json(outlets)
    elif on_terminal():
        _draw(outlets, months)
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
    """Print a line an outlet, with everything there is to say."""
    rows: list[list[Text | str]] = []
    for outlet in outlets:
        last = outlet["last_crawl"]
        sources = ", ".join(outlet["sources"]) or "found by looking"
        rows.append([
            printable(outlet["name"]),
            printable(outlet["title"]),
            f"{outlet['articles']}",
            moment(outlet["newest"]) if outlet["newest"] else "",
            moment(last["started"]) if last else "",
            printable(outlet["state"]),
            printable(outlet["region"]),
            printable(outlet["timezone"]),
            printable(sources),
        ])  # fmt: skip
    header = ["name", "title", "articles", "newest", "crawled", "state"]
    print_table([*header, "region", "timezone", "sources"], rows)


def _draw(outlets: list[dict[str, Any]], months: dict[str, list[int]]) -> None:
    """Draw the outlets that have been crawled, the largest first, and name the others."""
    crawled = [o for o in outlets if o["last_crawl"] or o["articles"]]
    crawled.sort(key=lambda outlet: (-outlet["articles"], outlet["name"]))
    if crawled:
        _draw_table(crawled, months)
    for outlet in crawled:
        if outlet["state"] not in QUIET:
            told = f"{printable(outlet['name'])}: {printable(outlet['state'])}"
            print_text(Text(told, style="red"))
    others = [printable(o["name"]) for o in outlets if not (o["last_crawl"] or o["articles"])]
    if others:
        print_text()
        print_text(Text(f"{len(others)} declared outlets were never crawled:", style="bold"))
        print_text(Text(", ".join(others), style="dim"))


def _draw_table(outlets: list[dict[str, Any]], months: dict[str, list[int]]) -> None:
    most = max(outlet["articles"] for outlet in outlets)
    roomy = terminal_width() >= ROOMY
    width = 20 if roomy else 7
    rows: list[list[Text | str]] = []
    for outlet in outlets:
        last, state = outlet["last_crawl"], outlet["state"]
        style = {"well": "green", "never crawled": "dim"}.get(state, "red")
        counts = months.get(outlet["name"], [0] * MONTHS)
        row: list[Text | str] = [Text(printable(outlet["name"]), style="bold")]
        if roomy:
            row.append(printable(outlet["title"]))
        row += [
            f"{outlet['articles']:,}",
            Text(bar(outlet["articles"], most, width), style="cyan"),
            Text(spark(counts), style="cyan"),
            (outlet["newest"] or "")[:10],
            (last["started"] if last else "")[:10],
            Text(state if state in QUIET else "ill", style=style),
        ]
        rows.append(row)
    header = ["name", "articles", " " * width, "12 months", "newest", "crawled", "state"]
    if roomy:
        header.insert(1, "title")
    print_table(header, rows, whole=set(header) - {"title"}, right={"articles"})

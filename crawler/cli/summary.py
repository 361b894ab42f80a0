"""The table at the end of a crawl."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.table import Table

from crawler.fetch.run import Report

_COLUMNS = ("listed", "skipped", "fetched", "new", "changed", "duplicate", "not_article", "failed")


def print_summary(report: Report) -> None:
    """Print what a crawl brought: a table on a terminal, lines of words elsewhere."""
    articles = sum(outlet.tally.new for outlet in report.outlets)
    total = f"{articles} new articles in {report.seconds:.1f} s"
    if not sys.stdout.isatty():
        for outlet in report.outlets:
            counted = ", ".join(f"{getattr(outlet.tally, name)} {name}" for name in _COLUMNS)
            click.echo(f"{outlet.name}: {counted}")
        click.echo(total)
        return
    table = Table(title="Crawl", title_justify="left")
    table.add_column("outlet")
    for name in _COLUMNS:
        table.add_column(name.replace("_", " "), justify="right")
    table.add_column("found through")
    for outlet in report.outlets:
        row = [str(getattr(outlet.tally, name) or "·") for name in _COLUMNS]
        style = None if outlet.problem is None else "red"
        table.add_row(outlet.name, *row, ", ".join(outlet.sources), style=style)
    console = Console()
    console.print(table)
    console.print(total)

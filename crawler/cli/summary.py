"""The table at the end of a crawl."""

from __future__ import annotations

import click
from rich.text import Text

from crawler.cli.output import on_terminal, print_table, print_text, printable, terminal_width
from crawler.fetch.run import OutletReport, Report

_COLUMNS = ("listed", "skipped", "fetched", "new", "changed", "duplicate", "not_article", "failed")
_ALWAYS = ("listed", "new")
"""Shown on a terminal also where all are 0."""
ROOMY = 120
"""Columns from which it is shown through which lists the articles were found."""


def print_summary(report: Report) -> None:
    """Print what a crawl brought: a table on a terminal, lines of words elsewhere."""
    articles = sum(outlet.tally.new for outlet in report.outlets)
    total = f"{articles} new articles in {report.seconds:.1f} s"
    if on_terminal():
        _draw(report.outlets)
        print_text(total)
        return
    for outlet in report.outlets:
        counted = ", ".join(f"{getattr(outlet.tally, name)} {name}" for name in _COLUMNS)
        click.echo(f"{outlet.name}: {counted}")
    click.echo(total)


def _draw(outlets: tuple[OutletReport, ...]) -> None:
    """Draw the counts, without those of which there are none."""
    names = [
        name
        for name in _COLUMNS
        if name in _ALWAYS or any(getattr(outlet.tally, name) for outlet in outlets)
    ]
    rows: list[list[Text | str]] = []
    for outlet in outlets:
        style = "red" if outlet.problem is not None else ""
        counts = [str(getattr(outlet.tally, name) or "·") for name in names]
        rows.append([Text(printable(outlet.name), style), *counts])
        if terminal_width() >= ROOMY:
            rows[-1].append(printable(", ".join(outlet.sources)))
    header = ["outlet", *(name.replace("_", " ") for name in names)]
    lists = ["found through"] if terminal_width() >= ROOMY else []
    print_table([*header, *lists], rows, whole=set(header), right=set(header[1:]))

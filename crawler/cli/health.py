"""``arsip health``: each outlet against its own rhythm."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.text import Text

from crawler.cli import database_option
from crawler.cli.output import moment, on_terminal, print_json, print_table, printable, reading
from crawler.operate.health import Verdict, health_of
from crawler.times import now

EXIT_UNHEALTHY = 3


@click.command(
    epilog="""\b
Examples:
  arsip health
  arsip health --quiet            # for cron: prints only what is wrong
  arsip health --json"""
)
@database_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="No table: only the lines of what is wrong.")
def command(db: Path, as_json: bool, quiet: bool) -> None:
    """Tell which outlets have fallen silent, are broken, or have lost a field.

    Each outlet is held against its own past: what the weekday usually brings, which fields its
    articles had, how often it was crawled. Where something is wrong, a line an outlet goes to
    standard error and the command exits with 3.
    """
    with reading(db) as archive:
        verdicts = health_of(archive, now())
    healthy = all(verdict.healthy for verdict in verdicts.values())
    if as_json:
        outlets = {name: verdict.as_dict() for name, verdict in verdicts.items()}
        print_json({"healthy": healthy, "outlets": outlets})
    elif not quiet:
        _print(verdicts)
    for name, verdict in verdicts.items():
        if verdict.problem is not None:
            click.echo(f"arsip: {printable(name)}: {printable(verdict.problem)}", err=True)
    if not healthy:
        sys.exit(EXIT_UNHEALTHY)


def _print(verdicts: dict[str, Verdict]) -> None:
    short = on_terminal()  # 80 columns are narrow
    rows: list[list[Text | str]] = []
    for name, verdict in verdicts.items():
        style = {"well": "green", "unknown": "dim"}.get(verdict.state, "red")
        times = [
            moment(told) if told else ""
            for told in (verdict.last_article, verdict.expected_by, verdict.last_crawl)
        ]
        row: list[Text | str] = [
            printable(name),
            Text(verdict.state, style=style),
            f"{verdict.per_week:g}" if verdict.per_week is not None else "",
            *(time[:16] if short else time for time in times),
        ]
        if not short:
            row.append(printable(verdict.problem or str(verdict.note or "")))
        rows.append(row)
    header = ["outlet", "state", "a week", "newest", "next by", "crawled"]
    if not short:
        header.append("problem")
    print_table(header, rows, whole={"outlet", "state", "newest", "next by", "crawled"})

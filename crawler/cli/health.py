"""``arsip health``: each outlet against its own rhythm."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click
from rich.text import Text

from crawler.archive.overview import lately
from crawler.cli import database_option
from crawler.cli.drawing import spark
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
from crawler.operate.health import Verdict, health_of
from crawler.times import now

EXIT_UNHEALTHY = 3
WEEKS = 12
WEEK = 7 * 86_400
"""Seconds of a week."""
ROOMY = 100
"""Columns from which times have room beside days."""


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
        weeks = lately(archive, _looked(verdicts), WEEK, WEEKS) if on_terminal() else {}
    healthy = all(verdict.healthy for verdict in verdicts.values())
    if as_json:
        outlets = {name: verdict.as_dict() for name, verdict in verdicts.items()}
        print_json({"healthy": healthy, "outlets": outlets})
    elif not quiet and on_terminal():
        _draw(verdicts, weeks)
    elif not quiet:
        _print(verdicts)
    for name, verdict in verdicts.items():
        if verdict.problem is not None:
            click.echo(f"arsip: {printable(name)}: {printable(verdict.problem)}", err=True)
    if not healthy:
        sys.exit(EXIT_UNHEALTHY)


def _looked(verdicts: dict[str, Verdict]) -> int:
    """Return when somebody last looked, in Unix time: silence is judged up to then."""
    looked = max((v.last_crawl for v in verdicts.values() if v.last_crawl), default=None)
    return int((datetime.fromisoformat(looked) if looked else now()).timestamp())


def _print(verdicts: dict[str, Verdict]) -> None:
    """Print a line an outlet, with everything there is to say."""
    rows: list[list[Text | str]] = []
    for name, verdict in verdicts.items():
        times = (verdict.last_article, verdict.expected_by, verdict.last_crawl)
        rows.append([
            printable(name),
            verdict.state,
            _per_week(verdict),
            *(moment(told) if told else "" for told in times),
            printable(verdict.problem or str(verdict.note or "")),
        ])  # fmt: skip
    print_table(["outlet", "state", "a week", "newest", "next by", "crawled", "problem"], rows)


def _draw(verdicts: dict[str, Verdict], weeks: dict[str, list[int]]) -> None:
    """Draw the outlets for a terminal: the last weeks of each, those that are ill first."""
    letters = 16 if terminal_width() >= ROOMY else 10
    rows: list[list[Text | str]] = []
    for name, verdict in sorted(verdicts.items(), key=lambda item: item[1].healthy):
        style = {"well": "green", "unknown": "dim"}.get(verdict.state, "bold red")
        times = (verdict.last_article, verdict.expected_by, verdict.last_crawl)
        rows.append([
            Text(printable(name), style="bold"),
            Text(verdict.state, style=style),
            Text(spark(weeks.get(name, [0] * WEEKS)), style="cyan"),
            _per_week(verdict),
            *((moment(told) if told else "")[:letters] for told in times),
        ])  # fmt: skip
    header = ["outlet", "state", f"{WEEKS} weeks", "a week", "newest", "next by", "crawled"]
    print_table(header, rows, whole=set(header), right={"a week"})
    for name, verdict in verdicts.items():
        if verdict.note is not None:
            print_text(Text(f"{printable(name)}: {printable(str(verdict.note))}", style="dim"))


def _per_week(verdict: Verdict) -> str:
    return f"{verdict.per_week:g}" if verdict.per_week is not None else ""

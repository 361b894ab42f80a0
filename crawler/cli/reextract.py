"""``arsip reextract``: the preserved captures read again with today's rules."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from crawler.archive.exclusive import BusyError
from crawler.archive.store import ArchiveError
from crawler.cli import EXIT_INTERRUPTED, CommandError, database_option
from crawler.cli.choosing import no_such_outlet
from crawler.cli.days import Day
from crawler.cli.differences import difference
from crawler.cli.output import print_json, print_text, printable
from crawler.cli.working import working
from crawler.demo import DEMO_OUTLETS
from crawler.extract.pool import PoolError
from crawler.operate.rereading.report import MOST_EXAMPLES, Report, Switches
from crawler.operate.rereading.run import NoSuchOutletError, Options, reread
from crawler.operate.rereading.subjects import Filters

EXIT_BUSY = 75
LONGEST = 40
"""Words shown of a piece that came or went."""


@click.command(
    epilog="""\b
Examples:
  arsip reextract
  arsip reextract --outlet beritakaltim --since 2024-01-01 --biggest 50
  arsip reextract --apply""",
)
@database_option
@click.option("--outlet", metavar="NAME", help="Only this outlet's.")
@click.option(
    "--since",
    type=Day(),
    metavar="DATE",
    help="Only articles published since then (2024, 2024-05-31).",
)
@click.option("--apply", is_flag=True, help="Write the corrections; without it nothing is written.")
@click.option(
    "--biggest",
    type=click.IntRange(0),
    default=MOST_EXAMPLES,
    show_default=True,
    metavar="N",
    help="Show so many of the biggest changes.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="No progress.")
def command(
    db: Path,
    outlet: str | None,
    since: date | None,
    apply: bool,
    biggest: int,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read the preserved captures again with today's rules, and report what would change.

    Goes over the captures behind the articles, and over those of pages that were found to be no
    articles. --apply writes the changes as corrections, kept apart from the outlet's own
    revisions; killed, it goes on where it was.
    """
    options = Options(
        db=db,
        filters=Filters(outlet, since),
        apply=apply,
        most=biggest,
        outlets=DEMO_OUTLETS,
    )
    try:
        with working(quiet=quiet) as tell:
            report = reread(options, lambda done, total: tell("reading again", done, total))
    except BusyError as error:
        raise CommandError(str(error), EXIT_BUSY) from error
    except NoSuchOutletError as error:
        raise no_such_outlet(str(error)) from error
    except (ArchiveError, PoolError) as error:
        raise CommandError(str(error)) from error
    except sqlite3.Error as error:
        raise CommandError(f"{db}: cannot be read or written ({error})") from error
    except KeyboardInterrupt:
        more = "; the next --apply goes on from here" if apply else ""
        raise CommandError(f"interrupted{more}", EXIT_INTERRUPTED) from None
    if as_json:
        print_json(report.as_dict())
    else:
        _print_report(report)


def _print_report(report: Report) -> None:
    for change in report.biggest:
        print_text(Text(f"{change.article} · {printable(change.title)}", style="bold"))
        print_text(Text(printable(change.url), style="dim"), wrap=False)
        for name, found in change.fields.items():
            line = Text(f"{name}: ", style="cyan")
            print_text(
                line.append_text(difference(_said(found.before), _said(found.after), LONGEST))
            )
        print_text()
    for switches, heading in (
        (report.no_articles, "Articles that are none by today's rules"),
        (report.new_articles, "Pages that are articles by today's rules"),
    ):
        _print_switches(switches, heading)
    for words in _summary(report):
        print_text(words)


def _print_switches(switches: Switches, heading: str) -> None:
    if not switches.examples:
        return
    print_text(Text(f"{heading}:", style="bold"))
    for switch in switches.examples:
        print_text(f"  {switch.reason}: {printable(switch.title or '')} {printable(switch.url)}")
    left = switches.reasons.total() - len(switches.examples)
    if left:
        print_text(f"  and {left} more")
    print_text()


def _summary(report: Report) -> Iterator[str]:
    read = f"{report.articles} articles and {report.pages} other pages"
    yield f"{read} read again by {report.extractor}"
    if report.resumed:
        yield "gone on where an earlier one was ended; counted is what came after"
    did = "corrected" if report.applied else "would change"
    fields = f" ({_counts(report.fields, 20)})" if report.fields else ""
    yield f"{report.changed} {did}{fields}, {report.unchanged} as they stand"
    none, new = report.no_articles.reasons, report.new_articles.reasons
    become = "became" if report.applied else "would become"
    if none:
        kept = f", {report.kept} of them kept for their earlier versions" if report.kept else ""
        yield f"{none.total()} articles {become} no articles ({_counts(none)}){kept}"
    if new:
        yield f"{new.total()} pages {become} articles (were {_counts(new)})"
    for counts, what in ((report.failed, "not readable"), (report.missing, "not preserved")):
        if counts:
            yield f"{counts.total()} {what}, left as they are ({_counts(counts)})"
    if not report.applied and (report.changed or none or new):
        yield "nothing is written; `arsip reextract --apply` does"


def _counts(counter: Counter[str], most: int = 5) -> str:
    return ", ".join(f"{name} {n}" for name, n in counter.most_common(most))


def _said(value: Any) -> str:
    """Return a field's value as people read it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(item if isinstance(item, str) else " ".join(item) for item in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

"""``arsip stories``: what several outlets printed, who was first, who followed."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.text import Text
from sqlite_utils import Database

from crawler.archive.exclusive import BusyError, exclusive
from crawler.archive.rows import find_article
from crawler.archive.store import ArchiveError
from crawler.archive.stories import rebuild
from crawler.archive.story_list import DateError, Order, Story, list_stories, load_story
from crawler.cli import CommandError, database_option
from crawler.cli.choosing import hint_of_outlet
from crawler.cli.output import (
    lag,
    moment,
    on_terminal,
    print_json,
    print_table,
    print_text,
    printable,
    reading,
    terminal_width,
)
from crawler.cli.working import working

EXIT_BUSY = 75
ROOMY = 120
"""Columns from which addresses have room."""


@click.command(
    epilog="""\b
Examples:
  arsip stories
  arsip stories --order largest --since 2024 --json
  arsip stories 12
  arsip stories https://some-outlet.example/2024/05/31/jembatan/"""
)
@click.argument("story", required=False, metavar="[STORY or URL]")
@database_option
@click.option(
    "--order",
    type=click.Choice(["newest", "largest"]),
    default="newest",
    show_default=True,
    help="newest: by the first print; largest: by the number of articles.",
)
@click.option("--outlet", metavar="NAME", help="Only stories that this outlet printed.")
@click.option("--since", metavar="DATE", help="First printed from then on (2024, 2024-05-31).")
@click.option("--until", metavar="DATE", help="First printed until then, that period included.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, show_default=True)
@click.option("--rebuild", "afresh", is_flag=True, help="Group the whole archive afresh.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="No progress while grouping afresh.")
def command(
    story: str | None,
    db: Path,
    order: Order,
    outlet: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    afresh: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """List the stories that several articles tell, or the articles of one story.

    Near-identical articles of all outlets are one story: reprints, trimmed and reworked copies.
    A story is named by its number (the field "story" of its articles) or by the address of any
    of its articles.
    """
    listing = (outlet, since, until) != (None, None, None)
    if afresh and (story is not None or listing):
        raise click.UsageError("--rebuild takes the whole archive")
    if story is not None and listing:
        raise click.UsageError("--outlet, --since and --until are for the list of stories")
    if afresh:
        _rebuild(db, as_json, quiet)
        return
    with reading(db) as archive:
        if story is not None:
            _show(archive, story, as_json)
            return
        try:
            found = list_stories(
                archive, order=order, outlet=outlet, since=since, until=until, limit=limit
            )
        except DateError as error:
            raise click.UsageError(str(error)) from error
        hint = "" if found else hint_of_outlet(archive, outlet)
        waiting = archive.execute("SELECT count(*) FROM story_waiting").fetchone()[0]
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        _print_list(found)
    if not found:
        told = "matches" if listing else "is told by several articles"
        click.echo(f"arsip: no story {told}{hint}", err=True)
    if waiting:
        click.echo(
            f"arsip: {waiting} articles are not grouped yet; `arsip stories --rebuild` does it",
            err=True,
        )


def _rebuild(path: Path, as_json: bool, quiet: bool) -> None:
    try:
        with exclusive(path) as db, working(quiet=quiet) as tell:
            with db.atomic():
                moved = rebuild(db, lambda done, total: tell("grouping", done, total))
            counts = db.execute(
                "SELECT coalesce(sum(articles), 0), count(*), coalesce(sum(articles > 1), 0)"
                " FROM stories"
            ).fetchone()
    except BusyError as error:
        raise CommandError(str(error), EXIT_BUSY) from error
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    figures = dict(zip(("articles", "stories", "shared", "moved"), (*counts, moved), strict=True))
    if as_json:
        print_json(figures)
    else:
        print_text(
            f"{figures['articles']} articles tell {figures['stories']} stories;"
            f" {figures['shared']} of them are told by several;"
            f" {moved} articles moved to another story"
        )


def _show(archive: Database, word: str, as_json: bool) -> None:
    found = load_story(archive, _number(archive, word))
    if found is None:
        raise CommandError(f"{printable(word)}: no such story")
    if as_json:
        print_json(found)
        return
    print_text(Text(printable(found["title"]), style="bold"))
    print_text(
        Text(f"story {found['story']} · {_count(found['articles'], 'article')} at"
             f" {_count(found['outlets'], 'outlet')}", style="cyan")
    )  # fmt: skip
    print_text()
    rows: list[list[Text | str]] = [
        [
            printable(one["outlet"]), moment(one["published"]), lag(one["lag_hours"]),
            f"{one['similarity']:.2f}", str(one["article"]), Text(printable(one["url"])),
        ]
        for one in found["members"]
    ]  # fmt: skip
    header = ["outlet", "published", "lag", "alike", "article", "address"]
    if on_terminal() and terminal_width() < ROOMY:  # half an address is none: `show` has it
        header, rows = header[:-1], [row[:-1] for row in rows]
    print_table(header, rows, whole={"outlet", "published", "lag"})


def _number(archive: Database, word: str) -> int:
    if word.isascii() and word.isdigit():
        if len(word) > 18:
            raise CommandError(f"{printable(word)}: no such story")
        return int(word)
    article = find_article(archive, word)
    if article is None:
        raise CommandError(f"{printable(word)}: not in the archive")
    row: Any = archive.execute("SELECT story FROM articles WHERE id = ?", [article]).fetchone()
    if row[0] is None:
        raise CommandError(f"{printable(word)}: not grouped yet; `arsip stories --rebuild` does it")
    return int(row[0])


def _print_list(found: list[Story]) -> None:
    rows: list[list[Text | str]] = [
        [
            str(one.story), moment(one.first_published), str(one.articles), str(one.outlets),
            Text(printable(one.title)),
        ]
        for one in found
    ]  # fmt: skip
    print_table(
        ("story", "first printed", "articles", "outlets", "headline"),
        rows,
        whole={"story", "first printed"},
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

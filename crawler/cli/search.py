"""``arsip search``: full-text search, best first, with snippets."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, Unpack

import click
from rich.text import Text

from crawler.archive.filters import Filters
from crawler.archive.ranking import HEADLINES_AMONG, MOST_RANKED
from crawler.archive.search import Hit, Order, PeriodError, search
from crawler.archive.snippets import Marked
from crawler.cli import database_option
from crawler.cli.choosing import hint_of_outlet
from crawler.cli.output import moment, print_json, print_text, printable, reading

PHASES = (
    f"the words are too common to rank all matches: those (of the last {HEADLINES_AMONG:,}) that"
    f" have all words in the headline, then up to {MOST_RANKED:,}, the last archived, by relevance,"
    " then the others"
)
"""How so many matches are ordered; ``crawler.archive.ranking`` says why."""


@click.command(
    # any word may be asked for, also "-beton" and "-h…"
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
    epilog="""\b
Examples:
  arsip search "pembangunan jembatan"
  arsip search '"dana desa" -korupsi outlet:beritakaltim since:2024-01'
  arsip search banjir --order newest --limit 5 --json""",
)
@click.argument("query", nargs=-1, required=True)
@database_option
@click.option("--outlet", metavar="NAME", help="Only this outlet.")
@click.option("--author", metavar="NAME", help="Only by people whose name holds this.")
@click.option("--section", metavar="NAME", help="Only this section of an outlet.")
@click.option("--tag", metavar="TAG", help="Only with this tag.")
@click.option("--since", metavar="DATE", help="Published from then on (2024, 2024-05, 2024-05-31).")
@click.option("--until", metavar="DATE", help="Published until then, that period included.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, metavar="N")
@click.option(
    "--order",
    type=click.Choice(["best", "newest"]),
    default="best",
    show_default=True,
    help="best: by relevance, the headline before the text; newest: by time of publication.",
)
@click.option("--reprints", is_flag=True, help="Show every article of a story, not the best only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    query: tuple[str, ...],
    db: Path,
    limit: int,
    order: Order,
    reprints: bool,
    as_json: bool,
    **filters: Unpack[Filters],
) -> None:
    """Search the archive; words find their whole family (membangun, pembangunan, dibangun).

    "exact words" in quotation marks, -without, and outlet: author: section: tag: since: until:
    narrow it down. Everything else is text.
    """
    if len(query) > 1 and (mistyped := next((w for w in query if w.startswith("--")), None)):
        raise click.NoSuchOption(mistyped)
    text = " ".join(query)
    with reading(db) as archive:
        try:
            results = search(
                archive, text, limit=limit, order=order, collapse=not reprints, **filters
            )
        except PeriodError as error:
            raise click.UsageError(str(error)) from error
        hits = results.hits
        hint = "" if hits else hint_of_outlet(archive, filters.get("outlet"))
    if as_json:
        print_json([_document(hit) for hit in hits])
    else:
        for hit in hits:
            _print(hit)
    if results.in_phases:
        click.echo(f"arsip: {PHASES}", err=True)
    if not hits:
        click.echo(f"arsip: nothing found for {printable(text)}{hint}", err=True)


def _document(hit: Hit) -> dict[str, Any]:
    return {
        **hit.article,
        "score": hit.score,
        "title_marks": hit.title.marks,
        "snippet": hit.snippet.text,
        "snippet_marks": hit.snippet.marks,
        "copies": [asdict(copy) for copy in hit.copies],
    }


def _print(hit: Hit) -> None:
    article = hit.article
    about = f"{article['outlet']} · {moment(article['published'])} · {article['id']}"
    print_text(_styled(hit.title, "bold"))
    print_text(Text(printable(about), style="cyan"))
    print_text(_styled(hit.snippet, ""))
    print_text(Text(printable(article["url"]), style="dim"), wrap=False)
    if hit.copies:
        names = ", ".join(copy.outlet for copy in hit.copies)
        papers = "1 other paper" if len(hit.copies) == 1 else f"{len(hit.copies)} other papers"
        print_text(Text(printable(f"also in {papers}: {names}"), style="dim"))
    print_text()


def _styled(marked: Marked, style: str) -> Text:
    text = Text(style=style)
    for piece, found in marked.parts():
        text.append(printable(piece), style="bold yellow" if found else "")
    return text

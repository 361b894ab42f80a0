"""``arsip show``: one article; its revisions with differences; its preserved page."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.text import Text
from sqlite_utils import Database
from warcio.exceptions import ArchiveLoadFailed

from crawler.archive.captures import warc_path
from crawler.archive.rows import (
    find_article,
    load_articles,
    load_capture,
    load_revisions,
    page_state,
)
from crawler.archive.story_list import Member, members_of
from crawler.archive.warc import read_response
from crawler.cli import CommandError, database_option
from crawler.cli.article_page import draw_article
from crawler.cli.differences import difference
from crawler.cli.output import (
    lag,
    moment,
    on_terminal,
    print_json,
    print_text,
    printable,
    reading,
)
from crawler.wire import BodyError, decoded


@click.command(
    epilog="""\b
Examples:
  arsip show 12
  arsip show https://some-outlet.example/2024/05/31/jembatan/ --revisions
  arsip show 12 --raw > page.html"""
)
@click.argument("article", metavar="ID or URL")
@database_option
@click.option("--revisions", is_flag=True, help="What each edit changed.")
@click.option("--raw", is_flag=True, help="The preserved page as the outlet sent it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(article: str, db: Path, revisions: bool, raw: bool, as_json: bool) -> None:
    """Show one article, named by its id or by any address that leads to it."""
    if raw and (as_json or revisions):
        raise click.UsageError("--raw goes alone")
    with reading(db) as archive:
        number = find_article(archive, article)
        if number is None:
            raise CommandError(_absent(archive, article))
        capture = load_capture(archive, number)
        if raw:
            _print_raw(article, capture, db)
            return
        found = load_articles(archive, [number])[number]
        history = load_revisions(archive, number) if revisions else []
        prints = members_of(archive, found["story"]) if found["story"] is not None else []
    if as_json:
        more: dict[str, Any] = {"prints": [asdict(one) for one in prints]}
        more |= {"revisions": history} if revisions else {}
        print_json({**found, "capture": capture, **more})
    elif revisions:
        _print_revisions(found, history)
    elif on_terminal():
        draw_article(found, prints, _provenance(found, capture))
    else:
        _print_article(found, capture)
        _print_story(found, prints)


def _absent(db: Database, word: str) -> str:
    state = page_state(db, word)
    if state is None:
        return f"{printable(word)}: not in the archive"
    what, reason = state
    return f"{printable(word)}: no article in the archive ({what}{f': {reason}' if reason else ''})"


def _print_raw(word: str, capture: dict[str, Any] | None, db: Path) -> None:
    if capture is None:
        raise CommandError(f"{printable(word)}: no preserved page")
    path = warc_path(capture["warc"], db)
    try:
        exchange = read_response(path, capture["offset"])
        body = decoded(exchange.body, exchange.header("content-encoding"))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or error}") from error
    except (ValueError, ArchiveLoadFailed) as error:
        at = capture["offset"]
        raise CommandError(f"{path}: no record can be read at byte {at}") from error
    except BodyError as error:
        raise CommandError(f"{printable(word)}: {error}") from error
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()


def _print_article(article: dict[str, Any], capture: dict[str, Any] | None) -> None:
    """Print an article as plain lines."""
    print_text(printable(article["title"]))
    place = [article["outlet"], article["section"], moment(article["published"])]
    print_text(printable(" · ".join(filter(None, place))))
    for label, field in (("Written by", "authors"), ("Edited by", "editors")):
        if article[field]:
            print_text(printable(f"{label} {', '.join(article[field])}"))
    for paragraph in article["text"].split("\n\n"):
        print_text()
        print_text(printable(paragraph))
    print_text()
    for label, value in _provenance(article, capture):
        print_text(f"{label}: {printable(value)}")


def _print_story(article: dict[str, Any], prints: list[Member]) -> None:
    """Print who else printed the story, the first print first; nothing where nobody did."""
    if len(prints) < 2:
        return
    print_text(f"Story {article['story']}, told by {len(prints)} articles:")
    for one in prints:
        here = " (this one)" if one.article == article["id"] else ""
        told = f"  {lag(one.lag_hours)} · {one.outlet} · {one.article}{here} · {one.title}"
        print_text(printable(told))


def _provenance(article: dict[str, Any], capture: dict[str, Any] | None) -> list[tuple[str, str]]:
    seen = f"first {moment(article['first_seen'])}, last {moment(article['last_seen'])}"
    lines = [
        ("Tags", ", ".join(article["tags"])),
        ("Address", article["url"]),
        ("Article", f"{article['id']}, revision {article['revision']}"),
        ("Seen", seen),
        ("Gone since", moment(article["gone_since"]) if article["gone_since"] else ""),
        ("Rights", rights_words(article["rights"])),
        ("Preserved", f"{capture['warc']} at byte {capture['offset']}" if capture else ""),
        ("Captured", _captured(capture) if capture else ""),
    ]
    return [(label, value) for label, value in lines if value]


def _captured(capture: dict[str, Any]) -> str:
    return f"{moment(capture['fetched'])}, HTTP {capture['status']}, {capture['digest']}"


def _print_revisions(article: dict[str, Any], history: list[dict[str, Any]]) -> None:
    print_text(Text(printable(article["title"]), style="bold"))
    print_text(Text(printable(article["url"]), style="dim"), wrap=False)
    before: dict[str, Any] | None = None
    for revision in history:
        changed = f" · changed: {', '.join(revision['changed'])}" if before else ""
        heading = (
            f"Revision {revision['revision']} · {moment(revision['seen'])}{_by(revision)}{changed}"
        )
        print_text()
        print_text(Text(heading, style="cyan"))
        if before:
            for field in ("title", "text"):
                if before[field] != revision[field]:
                    print_text(difference(before[field], revision[field]))
        before = revision


def _by(revision: dict[str, Any]) -> str:
    """Say that a version is no edit of the outlet's."""
    if revision["kind"] == "outlet":
        return ""
    return f" · correction by arsip (extractor {printable(revision['extractor'])})"


def rights_words(rights: dict[str, Any]) -> str:
    """Return what an outlet said about reuse in one line, empty where it said nothing."""
    parts = []
    if rights.get("licences"):
        parts.append(f"licence {', '.join(rights['licences'])}")
    if rights.get("robots"):
        parts.append(f"robots {', '.join(rights['robots'])}")
    if rights.get("tdm_reservation") is not None:
        mining = "reserved" if rights["tdm_reservation"] else "not reserved"
        policy = f", {rights['tdm_policy']}" if rights.get("tdm_policy") else ""
        parts.append(f"text and data mining {mining} ({rights['tdm_source']}{policy})")
    parts += [rights[name] for name in ("copyright", "usage_info") if rights.get(name)]
    return "; ".join(parts)

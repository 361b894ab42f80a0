"""An article to read: text, story, revisions, where it comes from, its preserved page."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from datasette.utils.asgi import NotFound, Response
from sqlite_utils import Database

from crawler.archive.differences import word_differences
from crawler.archive.rows import load_articles, load_capture, load_revisions
from crawler.publish.citation import article_item, bibtex, plain
from crawler.publish.web.access import look_up
from crawler.publish.web.formats import Entry, Listing, as_json
from crawler.publish.web.headers import PRESERVED_POLICY
from crawler.publish.web.preserved import Preserved, open_preserved
from crawler.publish.web.stories import telling
from crawler.publish.web.teasers import after_dateline
from crawler.publish.web.visit import Page, Visit

CITATIONS = {
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "csl": "application/vnd.citationstyles.csl+json",
}
"""Forms in which an article is cited, with their media types."""
LONGEST_DIFFERENCE = 12_000
"""Words of both versions that are compared word by word; longer ones are shown whole."""


async def one(visit: Visit) -> Page | Response:
    """Show an article."""
    found = look_up(visit.datasette, lambda db: _article(db, visit.number("article")))
    if visit.format == "json":
        return Response(as_json_document(found), 200, {}, "application/json; charset=utf-8")
    item = article_item(
        found["article"], found["outlet"]["title"], (found["capture"] or {}).get("fetched")
    )
    cited = {
        "txt": plain(item),
        "bib": bibtex(item),
        "csl": json.dumps([item], ensure_ascii=False, indent=1),
    }
    if visit.format in CITATIONS:
        kind = f"{CITATIONS[visit.format]}; charset=utf-8"
        return Response(cited[visit.format] + "\n", 200, {}, kind)
    return Page("arsip/article.html", {**found, "cited": cited})


def as_json_document(found: Mapping[str, Any]) -> str:
    """Return the article as ``arsip show --json`` prints it, with its story."""
    story = found["story"]
    listing = Listing(
        "article",
        found["article"]["title"],
        [{**found["article"], "capture": found["capture"]}],
        lambda row: Entry("", "", None, ""),
        {"story": story and {"id": story["id"], "articles": story["articles"]}},
    )
    return as_json(listing)


def _article(db: Database, number: int) -> dict[str, Any]:
    article = load_articles(db, [number]).get(number)
    if article is None:
        raise NotFound("no such article")
    outlet = next(iter(db.query("SELECT * FROM outlets WHERE name = ?", [article["outlet"]])), {})
    return {
        "article": article,
        "outlet": outlet | {"title": outlet.get("title") or article["outlet"]},
        "spoken": _spoken(article["language"]),
        "people": _people(article),
        "standfirst": _standfirst(article),
        **_opening(article),
        "capture": load_capture(db, number),
        "story": telling(db, article["story"]) if article["story"] is not None else None,
    }


def _spoken(language: str | None) -> str | None:
    """Return the article's language where it is a tag that browsers and readers know."""
    return language if re.fullmatch(r"[a-z]{2,3}", language or "") else None


def _opening(article: Mapping[str, Any]) -> dict[str, Any]:
    """Return the paragraphs, the dateline that opens the first one apart from it."""
    first, *rest = article["text"].split("\n\n")
    opening, first = after_dateline(first, article["dateline"])
    return {"opening": opening, "paragraphs": [first, *rest]}


def _standfirst(article: Mapping[str, Any]) -> str | None:
    """Return the summary where it says something of its own, not the text's beginning again."""
    said = " ".join((article["description"] or "").split())
    opening = said[: max(20, min(80, len(said) - 12))]
    return said if said and opening not in " ".join(article["text"].split()) else None


def _people(article: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the names by role, authors first."""
    people: dict[str, list[str]] = {}
    for role, field in (("author", "authors"), ("editor", "editors")):
        if article[field]:
            people[role] = list(article[field])
    for person in article["contributors"]:
        names = people.setdefault(person["role"], [])
        if person["name"] not in names:
            names.append(person["name"])
    return people


async def revisions(visit: Visit) -> Page:
    """Show an article's versions, and what lies between two of them."""
    number = visit.number("article")

    def history(db: Database) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        return _article(db, number), load_revisions(db, number)

    found, versions = look_up(visit.datasette, history)
    last = len(versions)
    new = visit.whole("new", last, last) if last else 0
    old = visit.whole("old", max(new - 1, 1), last) if last else 0
    values: dict[str, Any] = {**found, "versions": versions, "old": old, "new": new}
    if last > 1:
        before, after = versions[min(old, new) - 1], versions[max(old, new) - 1]
        values |= {"before": before, "after": after}
        values |= await asyncio.to_thread(_differences, before, after)
    rows = [{**version, "article": number, "url": found["article"]["url"]} for version in versions]
    title = f"{found['article']['title']}: {visit.tools()['t']('revisions.title')}"
    return Page("arsip/revisions.html", values, Listing("revisions", title, rows, _entry))


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return the pieces of both headlines and of both texts by paragraph."""
    if len(before["text"].split()) + len(after["text"].split()) > LONGEST_DIFFERENCE:
        return {"title_pieces": [], "text_pieces": [], "too_long": True}
    return {
        "title_pieces": list(word_differences(before["title"], after["title"])),
        "text_pieces": [] if before["text"] == after["text"]
        else list(word_differences(before["text"], after["text"])),
        "similarity": SequenceMatcher(
            None, before["text"].split(), after["text"].split(), autojunk=False
        ).ratio(),
        "too_long": False,
    }  # fmt: skip


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        id=f"urn:arsip:article:{row['article']}:revision:{row['revision']}",
        title=row["title"],
        updated=row["seen"],
        path=f"/article/{row['article']}/revisions",
        summary=", ".join(row["changed"]),
        source=row["url"],
    )


async def preserved(visit: Visit) -> Page:
    """Show the preserved page within a page of ours."""
    found, capture = await _preserved(visit)
    return Page("arsip/preserved.html", {**found, "preserved": capture})


async def preserved_body(visit: Visit) -> Response:
    """Return the preserved page itself: shown without scripts, as source, or its very bytes."""
    found, capture = await _preserved(visit)
    view = visit.request.url_vars["view"]
    headers = {"Content-Security-Policy": PRESERVED_POLICY, "Cache-Control": "no-cache"}
    if capture.problem is not None:
        return Response.text(visit.tools()["t"](capture.problem), status=404, headers=headers)
    if view == "bytes":
        name = f"arsip-{found['article']['id']}.bin"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return Response(capture.body, 200, headers, "application/octet-stream")
    if view == "shown" and (capture.is_html or capture.posted):
        shown = await asyncio.to_thread(capture.shown)
        return Response.html(shown, headers=headers)
    return Response.text(capture.text, headers=headers)


async def _preserved(visit: Visit) -> tuple[dict[str, Any], Preserved]:
    found = look_up(visit.datasette, lambda db: _article(db, visit.number("article")))
    url = found["article"]["url"]
    return found, await asyncio.to_thread(open_preserved, visit.datasette, found["capture"], url)

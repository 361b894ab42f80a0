"""From a page to an article: every reader in turn, and their answers in one record."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from crawler.extract.authorship import PeopleChoice
from crawler.extract.body import Body, read_body
from crawler.extract.dateline import dateline_of
from crawler.extract.details import (
    canonical_of,
    description_of,
    printed_tags,
    section_of,
    tag_addresses,
    tags_of,
)
from crawler.extract.kind import Signs, reason_against, signs_of
from crawler.extract.language import declared_language, language_of
from crawler.extract.moments import Visit, hinted_texts
from crawler.extract.opening import bold_lead
from crawler.extract.people import marked_authors, read_people
from crawler.extract.pictures import picture_of
from crawler.extract.ready import Ready, prepare
from crawler.extract.times import TimeChoice, read_times
from crawler.outlet import Outlet
from crawler.records import Article, Link, NotAnArticle, Reason
from crawler.urls import article_url

ELSE: frozenset[Reason] = frozenset({"front_page", "error_page", "soft_404"})
"""What the address of a further page may answer with when there is no such page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page read: what every reader found, before it is an article."""

    ready: Ready
    outlet: Outlet | None
    canonical: str | None
    section: str | None
    tags: list[str]
    """Of the printed tag row."""
    body: Body
    text: str
    bold: str
    """The bold type that opens the text."""
    signs: Signs
    reason: Reason | None
    """Why it is no article, None where it is one."""
    times: TimeChoice
    people: PeopleChoice


def extract_article(
    html: bytes | str,
    url: str,
    outlet: Outlet | None = None,
    *,
    captured: datetime | None = None,
    content_type: str | None = None,
    listed: Link | None = None,
    part: bool = False,
) -> Article:
    """Read the article of a page.

    Pure and deterministic: no network, database or clock. ``captured`` is the time of the visit
    (aware), to which relative dates refer and after which no article can be; ``content_type``
    the HTTP header; ``listed`` what the outlet's list said of the page, used where the page
    itself says nothing; ``part`` means a further page of an article that is cut into several.
    Raises NotAnArticle with the reason, and nothing else.
    """
    reading = read(html, url, outlet, captured, content_type, listed)
    reason = _reason_against_part(reading) if part else reading.reason
    if reason is not None:
        raise NotAnArticle(reason)
    return assemble(reading)


def _reason_against_part(reading: Reading) -> Reason | None:
    """Say why a page is no further page of an article.

    The first page has shown that it is an article, so the last two paragraphs may stand alone
    here, between more teasers than an article has; not so a page that says itself that it is
    something else, or that holds no text at all.
    """
    told = reading.reason in ELSE or (reading.reason == "listing" and reading.signs.told_list)
    return reading.reason if told or not reading.text else None


def read(
    html: bytes | str,
    url: str,
    outlet: Outlet | None = None,
    captured: datetime | None = None,
    content_type: str | None = None,
    listed: Link | None = None,
) -> Reading:
    """Let every reader read the page. Raises NotAnArticle where there is no page to read."""
    ready = prepare(html, url, outlet, content_type, listed)
    page, structured, blocks = ready.page, ready.structured, ready.walked.blocks
    canonical = canonical_of(page, structured)
    # menus and footers leave the tree with the reading of the body
    section = section_of(structured, page, ready.walked, ready.title.text if ready.title else "")
    tagged = tag_addresses(ready.walked)
    marked, hints = marked_authors(page, ready.walked, outlet), hinted_texts(page, outlet)
    body = read_body(ready)
    text = "\n\n".join(body.paragraphs)
    bold = bold_lead(blocks[body.first]) if body.first >= 0 else ""
    signs = signs_of(page, structured, blocks, body.kept, text, canonical)
    reason = reason_against(signs, text)
    if reason is None and ready.title is None:
        reason = "no_title"
    visit = Visit(page, structured, ready.walked, ready.headline, outlet, captured, listed, hints)
    times = read_times(visit)
    head = ready.headline if ready.headline >= 0 else body.first - 8
    span = (max(head, 0), max(body.last, 0))
    people = read_people(ready.told, ready.walked, marked, ready.site, span, body.first)
    tags = printed_tags(blocks, tagged, span)
    return Reading(
        ready, outlet, canonical, section, tags, body, text, bold, signs, reason, times, people
    )


def assemble(reading: Reading) -> Article:
    """Put what the readers found into one record."""
    ready, outlet, text = reading.ready, reading.outlet, reading.text
    page, structured = ready.page, ready.structured
    hosts = (outlet.host, *outlet.hosts) if outlet is not None else ()
    published = reading.times.published
    modified = reading.times.modified
    source = published.source if published else None
    picture = picture_of(page, structured, ready.walked.blocks, ready.headline, reading.body.first)
    return Article(
        outlet=outlet.name if outlet is not None else "",
        url=article_url(page.url, reading.canonical, hosts),
        title=ready.title.text if ready.title else "",
        title_source=ready.title.source if ready.title else None,
        authors=reading.people.authors,
        authors_source=reading.people.source if reading.people.authors else None,
        editors=reading.people.editors,
        published=published.moment.isoformat() if published else None,
        modified=modified.isoformat() if modified else None,
        published_raw=published.raw if published else None,
        published_source={"vague": "meta", "hint": "byline"}.get(source or "", source),
        section=reading.section,
        tags=tags_of(structured, reading.tags, advertorial=reading.body.advertorial),
        language=language_of(text, declared_language(page.tree), outlet),
        image=picture.address,
        image_caption=picture.caption,
        image_credit=picture.credit,
        description=description_of(structured),
        dateline=_dateline(reading),
        text=text,
        text_source=_text_source(reading),
        related=reading.body.related,
        contributors=reading.people.contributors,
        words=len(text.split()),
        content_hash=content_hash(text),
        rights=ready.rights,
    )


def _dateline(reading: Reading) -> str | None:
    """Return the place of the dateline that opens the text, or the paragraph below its lead."""
    ready, body, openings = reading.ready, reading.body, [reading.text]
    if body.kept and body.first > body.kept[0]:
        openings.append(ready.walked.blocks[body.first].text)
    found = (dateline_of(text, ready.site, reading.outlet, reading.bold) for text in openings)
    return next(filter(None, found), None)


def _text_source(reading: Reading) -> str:
    if reading.ready.scripted:
        return "script"
    return "structure" if reading.body.judgement.opinion is None else "trafilatura"


def content_hash(text: str) -> str:
    """Return the SHA-256 (hex) of a text's words, lower case: layout and marks do not count."""
    return hashlib.sha256(" ".join(re.findall(r"\w+", text.casefold())).encode()).hexdigest()

"""The lead below the headline: kept wherever it stands, and told from captions."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from crawler.extract import extract_article
from crawler.extract.blocks import read_blocks
from crawler.extract.captions import printed_captions
from crawler.extract.leads import leads
from crawler.extract.opening import openings
from crawler.extract.title import comparable
from tests.extract.pages import HEADLINE, URL, page

LEAD = "The ferry stopped in March, and nobody in the villages knows when it will run again."
TEXT = (
    "People in the villages below the dam have had to drive forty minutes to the next bridge "
    "since the ferry's engine failed, and the school bus leaves an hour earlier than it did.",
    "The company that runs the ferry says a new engine has been ordered. It asked for patience, "
    "and for the old timetable to be taken down from the landing stages on both banks.",
)
BODY = f"<div class='text'><p>{TEXT[0]}</p><p>{TEXT[1]}</p></div>"
TOLD = f'<meta name="description" content="{LEAD}">'


def found(body: str, description: str = "") -> list[str]:
    """Return the leads of a page of which the judge took the paragraphs of `TEXT` alone."""
    blocks = read_blocks(fromstring(f"<html><body>{body}</body></html>")).blocks
    texts = [block.text for block in blocks]
    chosen = [index for index, text in enumerate(texts) if text in TEXT]
    headline = texts.index(HEADLINE)
    return [texts[index] for index in leads(blocks, chosen, headline, comparable(description))]


def refused(body: str, description: str = "") -> dict[str, str]:
    """Return the rules for the first lines of a page of which the judge took all."""
    blocks = read_blocks(fromstring(f"<html><body>{body}</body></html>")).blocks
    texts = [block.text for block in blocks]
    headline = texts.index(HEADLINE)
    kept = list(range(headline + 1, len(blocks)))
    rules = openings(blocks, kept, set(), description, printed_captions(blocks), headline)
    return {texts[index]: rule for index, rule in rules.items()}


@pytest.mark.parametrize("around", ["article-meta", "header-image", "share-header"])
def test_a_lead_may_stand_in_what_its_headline_stands_in(around: str) -> None:
    head = f"<h1>{HEADLINE}</h1><h2 class='sub-headline'>{LEAD}</h2>"
    assert found(f"<div class='{around}'>{head}</div>{BODY}") == [LEAD]


def test_a_line_in_a_box_of_other_articles_is_no_lead() -> None:
    head = f"<h1>{HEADLINE}</h1><div class='sidebar'><p class='summary'>{LEAD}</p></div>"
    assert found(head + BODY) == []


@pytest.mark.parametrize("between", ["", "<p class='byline'>By Hana Sutrisno</p>"])
def test_what_the_page_says_of_itself_below_the_headline_is_the_lead(between: str) -> None:
    head = f"<h1>{HEADLINE}</h1>{between}<div class='meta'><p>{LEAD}</p></div>"
    assert found(head + BODY, LEAD) == [LEAD]
    assert found(head + BODY) == []


def test_a_dateline_before_the_description_leaves_it_the_lead() -> None:
    head = f"<h1>{HEADLINE}</h1><div class='meta'><p>Hilltown. {LEAD}</p></div>"
    assert found(head + BODY, LEAD) == [f"Hilltown. {LEAD}"]


def test_a_caption_that_says_what_the_page_says_of_itself_is_no_lead() -> None:
    head = f"<h1>{HEADLINE}</h1><div class='lead-image'><p>{LEAD}</p></div>"
    picture = f"<h1>{HEADLINE}</h1><div><img src='/a.jpg'><p>{LEAD}</p></div>"
    assert found(head.replace("lead-", "") + BODY, LEAD) == []
    assert found(picture + BODY, LEAD) == []


def test_a_lead_in_a_header_called_after_its_picture_is_no_caption() -> None:
    head = f"<div class='heading-gallery'><h1>{HEADLINE}</h1><p>{LEAD}</p></div>"
    assert refused(head + BODY) == {}
    below = f"<h1>{HEADLINE}</h1><div class='heading-gallery'><p>{LEAD}</p></div>"
    assert refused(below + BODY) == {LEAD: "caption"}


def test_a_lead_that_a_teaser_elsewhere_repeats_is_no_caption() -> None:
    teaser = f"<div class='image-teaser'><a href='/ferry/'>{LEAD}</a></div>"
    caption = f"<div class='image'>{LEAD}</div>"
    for below, captions in ((teaser, set[str]()), (caption, {comparable(LEAD)})):
        blocks = read_blocks(fromstring(f"<html><body>{BODY}{below}</body></html>")).blocks
        assert printed_captions(blocks) == captions


def test_a_lead_apart_from_the_text_is_read_with_it() -> None:
    head = f"<div class='meta'><h1>{HEADLINE}</h1><p class='strapline'>{LEAD}</p></div>"
    text = extract_article(page(f"<article>{head}{BODY}</article>", TOLD), URL).text
    assert text.split("\n\n") == [LEAD, *TEXT]


def test_a_headline_for_machines_that_the_page_prints_as_well_is_no_paragraph() -> None:
    told = "Ferry On The Lower River Stops: Villages Wait For An Engine"
    node = f'{{"@type": "NewsArticle", "headline": "{told}"}}'
    head = f'<script type="application/ld+json">{node}</script>'
    top = f"<h1>{HEADLINE}</h1><p>{told}</p>"
    names = f'<meta property="og:title" content="{HEADLINE}">'
    article = extract_article(page(f"<article>{top}{BODY}</article>", head + names), URL)
    assert article.title == HEADLINE
    assert article.text.split("\n\n") == list(TEXT)

"""Other articles on the page, and the entries of a live report."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.test_boxes import HEADLINE, TEXT, URL, page

NEXT = (
    "The school board voted to close two schools at the end of the year, after months of argument "
    "over falling numbers and the price of heating them.",
    "Teachers will be offered work elsewhere in the district, and the routes of the buses will be "
    "drawn anew over the summer, the head of finance told the board.",
)


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_teaser_in_an_article_of_its_own_is_left_out() -> None:
    card = (
        '<article class="card"><h3><a href="/news/week/">Four-day week gets a cool reception</a>'
        "</h3><p>Teachers told lawmakers that shorter weeks would be hardest on families who can "
        "least afford the child care.</p></article>"
    )
    found = extract_article(page(*TEXT[:2], f"<div>{card}</div>", *TEXT[2:]), URL)
    assert found.text == "\n\n".join(TEXT)


def test_the_next_article_of_an_endless_page_is_another() -> None:
    more = [f"In the {n} ward the board means to {NEXT[1][:90]} as well." for n in ("east", "west")]
    one, other = (
        f'<div class="story"><h1 class="title">{headline}</h1><div class="entry-content">'
        f"{_paragraphs(*texts)}</div></div>"
        for headline, texts in ((HEADLINE, TEXT), ("Two schools to close", (*NEXT, *more)))
    )
    html = f'<html lang="en"><head><title>{HEADLINE}</title></head><body>{one}{other}</body></html>'
    assert extract_article(html, URL).text == "\n\n".join(TEXT)


def test_the_entries_of_a_live_report_belong_to_it() -> None:
    entries = "".join(
        f'<article class="entry" id="e{n}"><time datetime="2024-03-12T0{9 - n}:15:00Z">0{9 - n}.15'
        f"</time><h2>{heading}</h2><div>{_paragraphs(*texts)}</div></article>"
        for n, (heading, texts) in enumerate(
            (("Cracks found", TEXT[:2]), ("Buses late", TEXT[2:]), ("Schools to close", NEXT))
        )
    )
    html = (
        f'<html lang="en"><head><title>{HEADLINE}</title><script type="application/ld+json">'
        f'{{"@type": "LiveBlogPosting", "headline": "{HEADLINE}"}}</script></head><body><main>'
        f"<h1>{HEADLINE}</h1><div>{entries}</div></main></body></html>"
    )
    found = extract_article(html, URL).text.split("\n\n")
    assert [text for text in found if text in (*TEXT, *NEXT)] == [*TEXT, *NEXT]
    assert "Schools to close" in found


@pytest.mark.parametrize(
    "heading",
    ["<h2>Losing patience</h2>", '<div role="heading" aria-level="2">Losing patience</div>'],
)
def test_a_text_in_sections_of_one_class_is_whole_with_its_headings(heading: str) -> None:
    embed = '<div class="html-embed section"><h3><a href="/b/">Why nobody builds</a></h3></div>'
    sections = (_paragraphs(*TEXT), heading + _paragraphs(NEXT[0]), NEXT[1])
    text = embed.join(
        '<div class="articleBodyText section"><div class="article-body-text">'
        f"<div>{part}</div></div></div>"
        for part in (*sections[:2], _paragraphs(sections[2]))
    )
    header = "<header><div>12 March 2024</div></header>"
    teasers = "".join(
        f'<div class="card"><a href="/n{n}/"><h3>{n} walks for autumn</h3></a><p>{TEXT[0][:90]}</p>'
        "</div>"
        for n in range(5)
    )
    html = (
        f'<html lang="en"><head><title>{HEADLINE}</title></head><body><main><article class="grid">'
        f"<h1>{HEADLINE}</h1>{header}{text}</article>{teasers}</main></body></html>"
    )
    found = extract_article(html, URL).text.split("\n\n")
    assert found == [*TEXT, "Losing patience", *NEXT]


def test_comments_that_outweigh_a_short_article_are_none_of_it() -> None:
    said = "".join(
        f'<li class="comment" id="c{n}"><cite class="fn">Pat Miller</cite><p>{text}</p></li>'
        for n, text in enumerate((*NEXT, *TEXT[1:]))
    )
    html = (
        f'<html lang="en"><head><title>{HEADLINE}</title></head><body><div class="post hentry">'
        f'<h2 class="entry-title">{HEADLINE}</h2><div class="entry-content"><p>{TEXT[0]}</p>'
        f"<p>The work will last for fourteen weeks, and a bus will run until then.</p></div></div>"
        f'<div id="comments"><h3>5 responses</h3><ol class="commentlist">{said}</ol></div></body>'
        "</html>"
    )
    found = extract_article(html, URL).text
    assert found.startswith(TEXT[0])
    assert NEXT[0] not in found

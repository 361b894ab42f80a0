"""Pages without text whose scripts hold the article."""

from __future__ import annotations

import json

import pytest

from crawler.extract import NotAnArticle, extract_article
from crawler.records import Article
from tests.extract.pages import FULL, HEADLINE, URL, page

SHELL = '<div id="app"><h1>' + HEADLINE + "</h1></div>"
HTML = (
    '<div class="foto"><img src="/jembatan.jpg"><p class="caption">Jembatan dari udara.</p></div>'
    "{{iklan}}" + "".join(f"<p>{text}</p>" for text in FULL)
)


def read(script: str) -> Article:
    head = f"<meta property='og:type' content='article'>{script}"
    return extract_article(page(SHELL, head).encode(), URL)


def json_ld(body: str) -> str:
    told = {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def state(value: object) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(value)}</script>'


def pushed(html: str, number: str = "24") -> str:
    """Return what Next.js pushes: a row of text, cut in the middle."""
    rows = f'1:["$","div"]\n{number}:T{len(html.encode()):x},{html}5:["$","p"]\n'
    pieces = (rows[:700], rows[700:])
    return "".join(f"<script>self.__next_f.push({json.dumps([1, p])})</script>" for p in pieces)


@pytest.mark.parametrize(
    "script",
    [
        json_ld("\n".join(FULL)),
        json_ld(HTML),
        state({"props": {"lain": ["<p>Kabar singkat.</p>", {"isi": HTML}]}}),
        pushed(HTML),
    ],
    ids=["text in JSON-LD", "HTML in JSON-LD", "state", "pushed rows"],
)
def test_the_article_is_read_from_scripts(script: str) -> None:
    found = read(script)
    assert found.text.split("\n\n") == list(FULL)
    assert (found.title, found.text_source) == (HEADLINE, "script")


def test_a_page_with_text_of_its_own_is_read_as_it_is_shown() -> None:
    shown = "".join(f"<p>{text}</p>" for text in FULL[:2])
    other = "".join(f"<p>{text} Lagi.</p>" for text in FULL)
    html = page(f"<article><h1>{HEADLINE}</h1>{shown}</article>", state({"isi": other}))
    found = extract_article(html.encode(), URL)
    assert found.text.split("\n\n") == list(FULL[:2])
    assert found.text_source != "script"


def test_the_longest_text_is_the_article() -> None:
    teaser = "<p>" + FULL[0] + "</p><p>" + FULL[0] + "</p><p>Selengkapnya.</p>"
    assert FULL[3] in read(state([teaser, HTML, teaser])).text


@pytest.mark.parametrize("text", ['{"isi": ', "[" * 5000, '"' + "<p>a</p>" * 99 + '"', "null"])
def test_scripts_that_hold_no_article_leave_the_page_without_text(text: str) -> None:
    with pytest.raises(NotAnArticle, match="no_text"):
        read(f'<script type="application/json">{text}</script>')

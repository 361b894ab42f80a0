"""What belongs to the text though its surroundings say little, on pages of our own."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from crawler.extract import extract_article
from crawler.extract.belonging import belonging
from crawler.extract.blocks import read_blocks
from crawler.extract.leads import leads
from tests.extract.pages import HEADLINE, URL, page

OPENING = (
    "Wer sein Hochbeet im Herbst füllt, erntet im Frühjahr zwei Wochen früher. Wichtig ist die "
    "Reihenfolge der Lagen, denn sie entscheidet, wie warm das Beet wird."
)
MIDDLE = (
    "Jede Lage soll etwa eine Handbreit hoch sein. Treten Sie sie fest, aber stampfen Sie nicht, "
    "sonst fehlt den Regenwürmern die Luft zum Atmen."
)
CLOSING = (
    "Nach fünf bis sechs Jahren ist alles verrottet. Dann wird das Beet geleert, und die alte Erde "
    "kommt auf den Acker oder unter die Hecke."
)
LEAD = "Mit der richtigen Füllung wird aus ein paar Brettern ein Beet, das von unten heizt."
LAYERS = ("Drahtgitter", "Zweige", "Laub", "Kompost")
FURTHER = '<div class="weitere"><a href="/kartoffeln/">Kartoffeln richtig vorkeimen</a></div>'


def text(body: str) -> list[str]:
    """Return the paragraphs of a page with this body below its headline."""
    found = extract_article(page(f"<main><h1>{HEADLINE}</h1>{body}</main>"), URL)
    return found.text.split("\n\n")


def module(inner: str, kind: str = "text") -> str:
    return (
        f'<div class="row"><div class="module {kind}"><div class="inner">{inner}</div></div></div>'
    )


def added(body: str, *taken: str) -> list[str]:
    """Return the lines that belong to those that a judge took."""
    blocks = read_blocks(fromstring(f"<html><body>{body}</body></html>")).blocks
    chosen = [index for index, block in enumerate(blocks) if block.text in taken]
    return [blocks[index].text for index in sorted(belonging(blocks, chosen))]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("<h2>So hoch wird es</h2>", ["So hoch wird es"]),
        ('<div class="box__headline">Material</div>', ["Material"]),
        ('<div class="box__content">Material</div>', []),
        ("<h2>Tag der offenen Gärten</h2>", ["Tag der offenen Gärten"]),
        ("<h2>Weitere Beiträge</h2>", []),
        ('<h2><a href="/beete/">So hoch wird es</a></h2>', []),
        ('<div class="newsletter"><h2>Post aus dem Garten</h2></div>', []),
    ],
)
def test_a_heading_belongs_to_the_text_below(heading: str, found: list[str]) -> None:
    body = f"<div><p>{OPENING}</p></div><div>{heading}</div><div><p>{MIDDLE}</p></div>"
    assert added(body, OPENING, MIDDLE) == found


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_belongs_to_the_line_that_announces_it(tag: str) -> None:
    items = "".join(f"<li>{layer}</li>" for layer in LAYERS)
    body = module(f"<p>{OPENING}</p><p>Das wird gebraucht:</p><{tag}>{items}</{tag}>")
    assert text(body) == [OPENING, "Das wird gebraucht:", *LAYERS]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("<li>{}</li>", ["Die Lagen", *LAYERS]),
        ('<li><a href="/lagen/">{}</a></li>', []),
        ('<li class="share">{}</li>', []),
    ],
)
def test_a_list_amid_the_text_belongs_to_it(item: str, found: list[str]) -> None:
    items = "".join(item.format(layer) for layer in LAYERS)
    body = f"<div><p>{OPENING}</p></div><h2>Die Lagen</h2><ul>{items}</ul><p>{MIDDLE}</p>"
    assert added(f"<article>{body}</article>", OPENING, MIDDLE) == found


def test_the_rest_of_a_list_belongs_to_it() -> None:
    items = "".join(f"<li>{layer}</li>" for layer in LAYERS)
    body = f"<article><p>{OPENING}</p><ul>{items}</ul></article>"
    assert added(body, OPENING, *LAYERS[:3]) == ["Kompost"]


def test_a_table_in_a_figure_is_taken_whole() -> None:
    rows = "".join(f"<tr><td>{layer}</td><td>{20 + i}</td></tr>" for i, layer in enumerate(LAYERS))
    table = f'<figure class="wp-block-table"><table><tbody>{rows}</tbody></table></figure>'
    cells = [f"{layer}\t{20 + i}" for i, layer in enumerate(LAYERS)]
    body = f'<div class="entry-content"><p>{OPENING}</p>{table}<p>{MIDDLE}</p></div>'
    assert text(body) == [OPENING, *cells, MIDDLE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<div class="panel-heading"><h4 class="panel-title toggle"><a href="#a">',
            "</a></h4></div>",
        ),
        ('<button class="fold" aria-expanded="false">', "</button>"),
        ('<div class="toggler">', "</div>"),
        ("<details><summary>", "</summary>"),
    ],
)
def test_a_text_to_fold_open_belongs_to_the_text_above(before: str, after: str) -> None:
    asked = "Wie lange hält die Füllung?"
    body = module(f"<p>{OPENING}</p><p>{MIDDLE}</p>") + module(
        f'{before}{asked}{after}<div class="panel-body"><p>{CLOSING}</p></div>', "fold"
    )
    assert text(body + FURTHER) == [OPENING, MIDDLE, asked, CLOSING]


@pytest.mark.parametrize("name", ["introduction", "teaser-text", "intro", "c-article__teaser"])
def test_a_lead_below_the_headline_belongs_to_the_text(name: str) -> None:
    body = (
        f'<div class="{name}"><p>{LEAD}</p></div><div class="copy"><p>{OPENING}</p><p>{MIDDLE}</p>'
    )
    assert text(body + f"<p>{CLOSING}</p></div>") == [LEAD, OPENING, MIDDLE, CLOSING]


def test_a_teaser_of_another_article_is_no_lead() -> None:
    teaser = (
        f'<div class="teaser-text"><a href="/hecke/">Die Hecke im Herbst</a> <p>{LEAD}</p></div>'
    )
    body = f'<div class="copy"><p>{OPENING}</p><p>{MIDDLE}</p></div><aside>{teaser}</aside>'
    assert LEAD not in text(body)


@pytest.mark.parametrize("make", ["paragraph paragraph--text", "bloc bloc-texte"])
def test_a_later_section_of_the_same_make_belongs_to_the_text(make: str) -> None:
    items = "".join(f"<li>{layer} gehört in eine eigene Lage.</li>" for layer in LAYERS)
    boxes = (
        f"<p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p>",
        f"<p>So geht es:</p><ul>{items}</ul>",
    )
    body = "".join(f'<div class="{make}"><div>{box}</div></div>' for box in boxes)
    image = '<div class="paragraph paragraph--image"><img src="/a.jpg"></div>'
    found = text(body.replace("</div></div><div", f"</div></div>{image}<div", 1))
    assert found[3:] == [
        "So geht es:",
        *(f"{layer} gehört in eine eigene Lage." for layer in LAYERS),
    ]


def test_a_picture_named_like_the_article_is_not_its_headline() -> None:
    pictures = "".join(
        f"<figure><img><figcaption>{HEADLINE}</figcaption></figure>" for _ in range(3)
    )
    head = f'<h1 class="head"><span>Garten</span> {HEADLINE}</h1>'
    lead = f'<section class="slider"><p class="introduction">{LEAD}</p>{pictures}</section>'
    body = f"{head}{lead}<section><p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p></section>"
    found = extract_article(page(f"<article>{body}</article>"), URL)
    assert found.text.split("\n\n") == [LEAD, OPENING, MIDDLE, CLOSING]


@pytest.mark.parametrize(("make", "found"), [("j-header", [1]), ("j-other", [])])
def test_the_first_heading_belongs_to_a_text_of_boxes(make: str, found: list[int]) -> None:
    boxes = "".join(
        f'<div class="{name}"><h2>{head}</h2></div><div class="j-text"><p>{said}</p></div>'
        for name, head, said in ((make, "Der Betrieb", OPENING), ("j-header", "Haftung", MIDDLE))
    )
    blocks = read_blocks(fromstring(f"<html><body><h1>{HEADLINE}</h1>{boxes}</body></html>")).blocks
    assert sorted(leads(blocks, [2, 3, 4], 0, "")) == found


def test_a_kicker_above_the_headline_does_not_belong_to_the_text() -> None:
    head = f'<p class="art__over">Rund ums Beet</p><h1 class="art__title">{HEADLINE}</h1>'
    date = '<div class="art__date">31.05.2024, 05:00</div>'
    items = "".join(
        f'<div class="gallery__item"><div class="gallery__text"><h2>{layer}</h2><p>{said}</p></div>'
        "</div>"
        for layer, said in zip(LAYERS, (OPENING, MIDDLE, CLOSING), strict=False)
    )
    body = f'<article class="art"><div class="art__head">{head}{date}</div>{items}</article>'
    found = extract_article(page(f"<main>{body}</main>"), URL).text.split("\n\n")
    assert found == [LAYERS[0], OPENING, LAYERS[1], MIDDLE, LAYERS[2], CLOSING]

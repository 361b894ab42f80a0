"""Lines that go because of what stands around them, on pages of our own."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from crawler.extract import extract_article
from crawler.extract.blocks import read_blocks
from crawler.extract.captions import printed_captions
from crawler.extract.furniture import furniture_of
from crawler.extract.opening import openings
from crawler.extract.setting import Setting
from crawler.extract.surroundings import around
from crawler.extract.title import comparable
from tests.extract.pages import FULL, HEADLINE, OUTLET, URL, article

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)


def read(*paragraphs: str) -> list[str]:
    return extract_article(article(*paragraphs), URL, OUTLET).text.split("\n\n")


@pytest.mark.parametrize(
    "box",
    [
        "<section><h3>Apúntate a nuestra newsletter</h3><p>Lo más leído de la comarca, "
        "cada mañana en tu correo.</p><a href='/nl'>Recíbela</a></section>",
        "<div class='subscribe-box'><p>Se sei arrivato fino a qui, forse ti piace come lavoriamo: "
        "se vuoi darci una mano, puoi farlo in pochi minuti.</p></div>",
        "<section class='article-toc'><h2>Inhalt</h2><ol><li>Seite 1: Eine Brücke für Cempaka</li>"
        "<li>Seite 2: Wer sie bezahlen wird</li></ol></section>",
        "<div><h2>Comunicar erro</h2><p>Conte o que está errado neste texto. Se preferir, deixe "
        "seu endereço para receber uma resposta.</p></div>",
        "<div class='info'><h3>In diesem Artikel:</h3><ul><li>Warum die Brücke kommt</li><li>Was "
        "sie kosten wird</li></ul></div>",
    ],
)
def test_a_box_goes_as_a_whole(box: str) -> None:
    assert read(*FULL[:2], box, *FULL[2:]) == list(FULL)


def test_a_box_around_paragraphs_stays() -> None:
    line = "<p>Lue myös:</p>"
    assert read(*FULL[:2], f"<div>{line}<p>{FULL[2]}</p><p>{FULL[3]}</p></div>") == list(FULL)


def test_headings_with_an_id_for_a_table_of_contents_stay() -> None:
    heading = '<h2 id="toc-anggaran">Anggaran dan Waktu</h2>'
    assert "Anggaran dan Waktu" in read(*FULL[:2], heading, *FULL[2:])


def test_a_heading_over_lines_that_went_goes_with_them() -> None:
    end = "<h2>Video dari seluruh kota</h2><p>Baca juga: <a href='/x/y/'>Pasar Pagi</a></p>"
    assert read(*FULL, end) == list(FULL)


def test_a_heading_over_text_stays_though_a_link_follows_it() -> None:
    heading, link = "<h2>Dua Tahap</h2>", "<p>Baca juga: <a href='/x/y/'>Pasar Pagi</a></p>"
    assert "Dua Tahap" in read(*FULL[:2], heading, link, *FULL[2:])


def test_a_signature_of_several_lines_in_capitals_is_no_text() -> None:
    signed = "".join(f"<p>{line}</p>" for line in ("ANA LUCÍA RESTREPO", "CORRESPONSAL", "TARAKAN"))
    assert read(*FULL, signed) == list(FULL)


def test_a_box_that_ends_with_a_button_for_payments_goes_whole() -> None:
    said = (
        "<p>Als Genossenschaft gehören wir unseren Leserinnen und Lesern, und das soll so bleiben. "
        "Niemand muss hier etwas bezahlen, doch guter Journalismus entsteht nicht von allein.</p>"
    )
    box = f"<div><h4>Für freie Presse</h4>{said}<a href='/zahlen'>Jetzt unterstützen</a></div>"
    assert read(*FULL, box) == list(FULL)


def gone(body: str, head: int = 0) -> dict[str, str]:
    """Return the rule for each line of a page that goes, where the judge had taken all of them.

    What the judge makes of such lines differs from page to page.
    """
    blocks = read_blocks(document_fromstring(f"<html><body>{body}</body></html>")).blocks
    rules: dict[int, str | None] = dict.fromkeys(range(len(blocks)))
    setting = Setting(comparable(HEADLINE), URL, last=False)
    rules = {index: furniture_of(blocks[index], setting) for index in rules}
    found = {index: rule for index, rule in rules.items() if rule is not None}
    found |= around(blocks, rules, head, comparable(HEADLINE), 0)
    found |= openings(
        blocks, [i for i in rules if i not in found], set(), "", printed_captions(blocks), head
    )
    return {blocks[index].text: rule for index, rule in found.items()}


def test_a_headline_printed_with_its_kicker_is_no_paragraph() -> None:
    top = f"<h1><span class='top'>Jembatan</span> <span class='text'>{HEADLINE}</span></h1>"
    assert gone(top + TEXT) == {f"Jembatan {HEADLINE}": "repeated headline"}


def test_a_short_line_above_the_headline_is_a_kicker() -> None:
    found = gone(f"<h3>Pembangunan Kota</h3><h1>{HEADLINE}</h1>{TEXT}", head=1)
    assert found["Pembangunan Kota"] == "kicker"


def test_a_sentence_or_a_cell_above_the_headline_is_no_kicker() -> None:
    top = "<p>Kota membangun.</p><table><tr><td>Anggaran</td></tr></table>"
    found = gone(f"{top}<h1>{HEADLINE}</h1>{TEXT}", head=2)
    assert "kicker" not in found.values()


def test_a_poll_goes_as_a_whole() -> None:
    poll = (
        "<div class='Poll_root'><h3>Perlukah jembatan?</h3><ul><li>Ya</li><li>Tidak</li></ul></div>"
    )
    assert list(gone(TEXT + poll + TEXT, head=-1).values()) == ["poll"] * 3


def test_a_linked_heading_amid_the_text_leads_elsewhere() -> None:
    inset = "<div><a href='/2024/05/1/desa/'><h2>Desa yang hilang di bawah air</h2></a></div>"
    assert list(gone(TEXT + inset + TEXT, head=-1).values()) == ["linked line"]


@pytest.mark.parametrize(
    "line",
    [
        "<div class='c-signature'><b>Siti Rahmawati</b> <i>Samarinda</i></div>",
        "<ul><li><span>Siti Rahmawati</span><span>redacteur Landbouw</span></li></ul>",
    ],
)
def test_a_byline_before_the_text_is_no_paragraph(line: str) -> None:
    assert list(gone(f"{line}<div>{TEXT}</div>", head=-1).values()) == ["byline"]


def test_an_hour_below_the_headline_is_no_paragraph() -> None:
    found = gone(f"<h1>{HEADLINE}</h1><p>{FULL[0]}</p><p>14:05 Uhr</p>{TEXT}")
    assert found["14:05 Uhr"] == "date line"

"""Texts that are printed twice, and prose that stands elsewhere on the page."""

from __future__ import annotations

import numpy as np

from crawler.extract import extract_article
from crawler.extract.ready import prepare
from crawler.extract.runs import consents, elsewhere, said_before
from tests.extract.pages import FOURTH, FULL, HEADLINE, LEAD, SECOND, THIRD, URL, article

QUESTION = "Apa harapan Anda untuk pasar ini lima tahun mendatang, dan siapa yang harus memulai?"


def paragraphs(html: str) -> list[str]:
    return extract_article(html, URL).text.split("\n\n")


def test_a_text_that_is_printed_twice_is_read_once() -> None:
    again = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)
    phones = f'<div class="entry-content mobile">{again}</div>'
    assert paragraphs(article(*FULL, after=phones)) == list(FULL)


def test_a_lead_above_the_text_and_in_it_is_read_once() -> None:
    assert paragraphs(article(f'<p class="lead"><b>{LEAD}</b></p>', *FULL)) == list(FULL)


def test_a_question_that_is_put_to_several_people_stays() -> None:
    asked = [part for answer in FULL[1:] for part in (QUESTION, answer)]
    assert paragraphs(article(LEAD, *asked)).count(QUESTION) == len(FULL) - 1


NOTES = (
    "Seluruh hak atas materi yang dimuat di situs ini dimiliki redaksi dan dilindungi menurut "
    "undang-undang yang berlaku di Republik Indonesia.",
    "Pemakaian materi yang dimuat di situs ini hanya diperkenankan dengan izin tertulis pemegang "
    "hak dan dengan tautan langsung ke halaman asal materi itu diambil.",
)
LIST = f"<ul>{''.join(f'<li><a href=/kota/{n}/>Kota {n}</a></li>' for n in range(40))}</ul>"


def left_out(html: str) -> list[str]:
    """Return which paragraphs are elsewhere, were all of them judged to be prose."""
    blocks = prepare(html, URL).walked.blocks
    chosen = [i for i, block in enumerate(blocks) if block.text in (*FULL, *NOTES)]
    found = elsewhere(blocks, chosen, np.ones(len(blocks)))
    return [blocks[index].text for index in sorted(found)]


def below(*paragraphs: str, name: str) -> str:
    """Return a long list, and a container of paragraphs after it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'{LIST}<div class="{name}">{text}</div>'


def test_prose_far_below_the_text_is_the_sites() -> None:
    rest = f"</main><div><div>{below(*NOTES, name='catatan')}</div></div>"
    assert left_out(article(*FULL).replace("</main>", rest)) == list(NOTES)


def test_the_footer_is_never_the_text_however_long() -> None:
    rest = f"</main>{LIST}<footer><div>{''.join(f'<p>{n}</p>' for n in NOTES)}</div></footer>"
    assert left_out(article(LEAD).replace("</main>", rest)) == list(NOTES)


def test_a_text_goes_on_below_a_long_list_in_its_own_container() -> None:
    assert left_out(article(LEAD, SECOND, LIST, THIRD, FOURTH)) == []


def test_a_text_goes_on_in_a_container_of_the_same_make() -> None:
    first, second = article(LEAD, SECOND), below(THIRD, FOURTH, name="entry-content")
    html = first.replace("</main>", f'<article class="post">{second}</article></main>')
    assert left_out(html) == []


def test_a_run_that_holds_the_text_for_copying_is_no_paragraph() -> None:
    whole = f"{HEADLINE} {' '.join(FULL)} Humas Kota"
    copy = f'<div class="hidden"><div>{whole}</div></div>'
    html = article(*FULL).replace(
        '<div class="entry-content">', f'{copy}<div class="entry-content">'
    )
    assert said_twice(html) == [whole]


def said_twice(html: str) -> list[str]:
    """Return which blocks are copies, were all of them judged to be prose."""
    blocks = prepare(html, URL).walked.blocks
    chosen = [index for index, block in enumerate(blocks) if len(block.text) > 100]
    return [blocks[index].text for index in sorted(said_before(blocks, chosen))]


DIALOG = (
    "Kami memakai cookie untuk mengingat pilihan Anda, mengukur kunjungan, dan menampilkan iklan "
    "yang sesuai. Dengan menekan setuju Anda mengizinkan pemakaian data oleh mitra kami."
)


def test_a_dialog_about_personal_data_is_no_text() -> None:
    dialog = f'<div class="gdpr-popup"><p>{DIALOG}</p></div>'
    blocks = prepare(article(*FULL, after=dialog), URL).walked.blocks
    chosen = [index for index, block in enumerate(blocks) if block.text in (*FULL, DIALOG)]
    assert [blocks[index].text for index in consents(blocks, chosen)] == [DIALOG]


def test_a_page_that_is_called_after_the_dialog_is_read() -> None:
    html = article(*FULL).replace("<main>", '<main class="with-cookie-notice">')
    assert paragraphs(html) == list(FULL)


def test_the_days_of_a_programme_are_text() -> None:
    days = [f"<h3>{day} Juni 2024</h3>" for day in ("Jumat, 7", "Sabtu, 8", "Minggu, 9")]
    programme = [part for day in zip(days, FULL[1:], strict=True) for part in day]
    found = paragraphs(article(LEAD, *programme))
    assert found == [LEAD, *(part.removeprefix("<h3>").removesuffix("</h3>") for part in programme)]


def test_dates_with_their_hours_are_no_programme() -> None:
    stamps = [f"<p>Jumat, {day} Juni 2024 14:0{day} WITA</p>" for day in (7, 8, 9)]
    entries = [part for stamp in zip(stamps, FULL[1:], strict=True) for part in stamp]
    assert paragraphs(article(LEAD, *entries)) == list(FULL)

"""Bylines as pages of many countries print them, on pages of our own."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.extract.names import people
from tests.extract.pages import FULL, HEADLINE, URL, page

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)


def authors(byline: str = "", head: str = "", after: str = "") -> list[str]:
    body = f"<article><h1>{HEADLINE}</h1>{byline}{TEXT}{after}</article>"
    return list(extract_article(page(body, head), URL).authors)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Authors: Clara Hopkins", "Clara Hopkins"),
        ("Verfasser: Jonas Winkler", "Jonas Winkler"),
        ("Texte : Odile Ferrand", "Odile Ferrand"),
        ("Autore: Marta Bellini", "Marta Bellini"),
        ("Texto: Rosa Ibarra", "Rosa Ibarra"),
        ("Tekst: Ingrid Solheim", "Ingrid Solheim"),
        ("Kirjoittaja: Aino Lehtola", "Aino Lehtola"),
        ("Autorka: Hanna Zielak", "Hanna Zielak"),
        ("Napsal: Tomáš Horák", "Tomáš Horák"),
        ("Szerző: Bartos Gergely", "Bartos Gergely"),
        ("Piše: Dario Kovač", "Dario Kovač"),
        ("Автор: Вера Орлова", "Вера Орлова"),
        ("Συντάκτης: Νίκος Βλάχος", "Νίκος Βλάχος"),
        ("Muhabir: Elif Kaya", "Elif Kaya"),
        ("Tác giả: Lê Minh Tuấn", "Lê Minh Tuấn"),
        ("作者：陈小雨", "陈小雨"),
        ("文／林小雨", "林小雨"),
        ("بقلم: سامي حداد", "سامي حداد"),
        ("מאת: דנה לוין", "דנה לוין"),
        ("लेखक: रवि वर्मा", "रवि वर्मा"),
    ],
)
def test_labels_of_other_languages(line: str, name: str) -> None:
    assert authors(f"<p>{line}</p>") == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Analysis by Clara Hopkins, ANSA",
        "Guest post by Clara Hopkins",
        "Ein Gastbeitrag von Clara Hopkins",
        "Verfasst von Clara Hopkins",
        "Rédigé par Clara Hopkins",
        "Un article de Clara Hopkins",
        "Escrito por Clara Hopkins",
        "A cura di Clara Hopkins",
        "Geschreven door Clara Hopkins",
        "Skrevet av Clara Hopkins",
        "Dilaporkan oleh Clara Hopkins",
    ],
)
def test_what_was_done_before_the_by(line: str) -> None:
    assert authors(f"<div>{line}</div>") == ["Clara Hopkins"]


def test_a_label_of_another_language_is_believed_after_what_machines_are_told() -> None:
    told = '<meta name="author" content="Rina Puspita">'
    assert authors("<p>Tekst: Ingrid Solheim</p>", head=told) == ["Rina Puspita"]


def test_a_label_before_a_sentence_names_nobody() -> None:
    assert authors("<p>Texto: Rosa vende flores en el mercado de la plaza</p>") == []


def test_a_label_after_a_word_is_a_fact_among_others() -> None:
    told = '<meta name="author" content="Clara Hopkins">'
    assert authors(after="<p>Diuji by: Budi Hartono</p>", head=told) == ["Clara Hopkins"]


def test_the_names_of_a_label_end_where_the_next_fact_begins() -> None:
    assert authors("<p>Penulis: Rina Puspita Harga: Rp 50.000</p>") == ["Rina Puspita"]


def test_who_took_the_picture_is_no_author() -> None:
    assert authors("<div>Picture by: Clara Hopkins/Harbour Pictures</div>") == []


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Par Odile Ferrand Publié le 3 mai 2024 à 14h10", ["Odile Ferrand"]),
        ("Publicado por Rosa Ibarra el 3 mayo 2024", ["Rosa Ibarra"]),
        ("Story by Clara Hopkins Photos by Tom Reed", ["Clara Hopkins"]),
        ("Story by Clara Hopkins | Photos by Tom Reed", ["Clara Hopkins"]),
        ("Rosa Ibarra | El Faro de Montalvo", ["Rosa Ibarra"]),
        ("Por Rosa Ibarra — Porto Alto", ["Rosa Ibarra"]),
        ("記者林小雨／台北報導", ["林小雨"]),
        ("質問者：みどり", ["みどり"]),
        ("Hafen-Verlag GmbH, Kiel", []),
        ("Developed by Harbor Web", []),
        ("Sendung: Hafenblick, 25.04.2024", []),
        ("Ahmad Media, 06/01/2020 Bisnis, Wirausaha", []),
    ],
)
def test_what_stands_around_names(byline: str, expected: list[str]) -> None:
    assert people(byline) == expected


def test_what_follows_the_sites_own_name_is_no_person() -> None:
    assert people("Kabar Etam Kirim Surel", {"kabaretam"}) == []


def test_a_place_after_the_sites_sign_is_no_person() -> None:
    assert people("Rosa Ibarra, K1 RO — Porto Alto", {"k1"}) == ["Rosa Ibarra"]


@pytest.mark.parametrize(
    "heading",
    [
        "By Bus And Train",
        "Von Montag bis Freitag",
        "Por Qué Es Importante",
        "Par Exemple",
        "Laporan Keuangan Daerah",
        "Penulis Buku Anak",
        "Di Kalimantan Timur",
    ],
)
def test_headings_that_read_like_bylines(heading: str) -> None:
    assert authors(f"<p>{heading}</p>") == []


def test_a_place_after_an_agency_is_no_person() -> None:
    assert people("Por Agência Brasil - Porto") == []


@pytest.mark.parametrize("name", ["Omar al-Hakim", "Hubert d'Orville"])
def test_small_articles_in_names(name: str) -> None:
    assert people(name) == [name]


def test_who_comments_has_not_signed_the_article() -> None:
    comment = '<div class="comments"><p>Rina Puspita</p><p>Semoga jembatan lekas jadi.</p></div>'
    assert authors(after=comment) == []


def people_of(byline: str, after: str = "", head: str = "") -> tuple[list[str], list[str]]:
    body = f"<article><h1>{HEADLINE}</h1>{byline}<div>{TEXT}</div></article>{after}"
    found = extract_article(page(body, head), URL)
    return list(found.authors), list(found.editors)


def test_what_somebody_does_below_the_name() -> None:
    cards = "".join(
        f'<div class="kartu"><h6>{name}</h6><div>{label}</div></div>'
        for name, label in (("Siti Rahmawati,", "Penulis"), ("Budi Hartono", "Editor"))
    )
    told = people_of(f"<div>{cards}</div><div>Jalan Cempaka Raya dari udara.</div>")
    assert told == (["Siti Rahmawati"], ["Budi Hartono"])


def test_labels_without_a_colon_before_linked_names() -> None:
    reporter, editor = ('<a href="/p/1">Siti Rahmawati</a>', '<a href="/p/2">Budi Hartono</a>')
    line = f"<div><span>Reporter {reporter}</span> <span>Editor {editor}</span></div>"
    assert people_of(line) == (["Siti Rahmawati"], ["Budi Hartono"])


def test_a_source_ends_the_editors_name() -> None:
    line = "<span>Editor : Budi Hartono</span><span>Sumber Berita: BPBD</span>"
    assert people_of("", f"<div>{line}</div>")[1] == ["Budi Hartono"]


def test_a_word_of_a_pager_is_no_person() -> None:
    assert people("Artikel Selanjutnya") == []


def test_the_byline_of_an_endless_pages_next_article() -> None:
    text = "".join(f"<p>{paragraph} Begitu kabarnya.</p>" for paragraph in FULL)
    after = f"<article><h1>Banjir di Kota Mulai Surut</h1><p>Oleh: Rudi Gunadi</p>{text}</article>"
    assert people_of("<p>Oleh: Siti Rahmawati</p>", after)[0] == ["Siti Rahmawati"]


def test_a_reporter_who_edits_the_own_text() -> None:
    link = '<a href="/author/88/">Siti Rahmawati</a>'
    told = people_of(f"<div>{link}</div>", "<p>Editor: Siti Rahmawati</p>")
    assert told == (["Siti Rahmawati"], ["Siti Rahmawati"])


def test_a_label_that_ends_a_box_below_the_name() -> None:
    box = "<div><p>Credits</p><div>Siti Rahmawati</div><div>Penulis</div></div>"
    assert people_of("", f"{box}<div><h4>Topik</h4></div>")[0] == ["Siti Rahmawati"]


@pytest.mark.parametrize(
    ("byline", "after"),
    [
        ("<div><b>Siti Rahmawati</b>, Kabar Etam<br>Jumat, 31 Mei 2024 | 08:04 WITA</div>", ""),
        ("", "<p>Penulis/Editor: Siti Rahmawati</p>"),
        ("", "<p>Kontributor Kota Bangun: Siti Rahmawati</p>"),
    ],
    ids=["before the house", "two labels in one", "a label with a place"],
)
def test_bylines_of_regional_papers(byline: str, after: str) -> None:
    assert people_of(byline, after)[0] == ["Siti Rahmawati"]


@pytest.mark.parametrize(
    "line",
    [
        "<div class='author'><span>Serena Lupi</span><span>Giornalista</span></div>",
        "<div class='topic-authors'><span>Serena Lupi</span><span>(Редактор)</span></div>",
        "<ul><li><span>Serena Lupi</span><span>redacteur Landbouw</span></li></ul>",
    ],
)
def test_a_job_in_an_element_of_its_own_is_no_part_of_the_name(line: str) -> None:
    assert authors(line) == ["Serena Lupi"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Birgit Haller, Hauptstadtstudio", ["Birgit Haller"]),
        ("montage : Léa Bardin", []),
        ("Do Jornaleco", []),
        ("Regula Zbinden, Marc Stooss (Fotos)", ["Regula Zbinden"]),
    ],
)
def test_a_studio_a_task_and_the_house_are_no_people(line: str, names: list[str]) -> None:
    assert people(line, {"jornaleco"}) == names


def test_an_agency_is_known_by_turkish_capitals_too() -> None:
    assert people("İHA") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Von unserer Redakteurin Anna Winkler", "Anna Winkler"),
        ("Aus Montalvo berichtet Anna Winkler", "Anna Winkler"),
        ("Das Interview führte Anna Winkler", "Anna Winkler"),
        ("Por Rosa Ibarra | Montalvo", "Rosa Ibarra"),
        ("Von Anna Winkler, Montalvo", "Anna Winkler"),
        ("Por Rosa Ibarra Enviada especial", "Rosa Ibarra"),
        ("De nuestro corresponsal Luis Gil", "Luis Gil"),
        ("De notre envoyée spéciale à Montalvo, Elsa Vernhes", "Elsa Vernhes"),
        ("Dal nostro inviato Marco Delfanti", "Marco Delfanti"),
        ("Door onze redacteur Pim Roelofs", "Pim Roelofs"),
        ("Του Νίκου Βλάχου", "Νίκου Βλάχου"),
    ],
)
def test_what_the_paper_calls_its_own_is_no_part_of_the_name(line: str, name: str) -> None:
    assert authors(f"<p class='autor'>{line}</p>") == [name]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("de Ioana Petrescu", ["Ioana Petrescu"]),
        ("Haber: Elif Kaya - Kamera: Can Er", ["Elif Kaya"]),
        ("Agencias", []),
        ("red", []),
    ],
)
def test_names_are_told_from_what_stands_beside_them(line: str, names: list[str]) -> None:
    assert people(line) == names


@pytest.mark.parametrize("line", ["EFE / Montalvo", "dpa/lno"])
def test_an_agency_is_read_with_its_place_or_region(line: str) -> None:
    assert authors(f"<p class='autor'>{line}</p>") == [line.partition(" / ")[0]]

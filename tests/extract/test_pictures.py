"""The lead image: its address, what is printed below it, and who took it."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.extract.pictures import split_credit
from tests.extract.pages import FULL, URL, article

HEAD = '<meta property="og:image" content="/wp-content/uploads/jembatan.jpg">'


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Warga antre air. (Foto: Rina/Kabar Etam)", "Warga antre air.", "Rina/Kabar Etam"),
        ("Warga antre air. Foto: Rina Puspita", "Warga antre air.", "Rina Puspita"),
        ("Keterangan foto: Warga antre air (ist)", "Warga antre air", "ist"),
        ("Warga antre air. (ANTARA/HO-Humas)", "Warga antre air.", "ANTARA/HO-Humas"),
        ("Villagers wait. Photo by Rina Puspita", "Villagers wait.", "Rina Puspita"),
        ("Ketua Dewan (tengah) meninjau jalan", "Ketua Dewan (tengah) meninjau jalan", ""),
        ("Rapat Dewan Perwakilan Rakyat Daerah (DPRD)",
         "Rapat Dewan Perwakilan Rakyat Daerah (DPRD)", ""),
        ("Foto: Rina Puspita", "", "Rina Puspita"),
        ("(Foto: Rina Puspita)", "", "Rina Puspita"),
        ("Illustration by Rina Puspita", "", "Rina Puspita"),
        ("© Rina Puspita", "", "Rina Puspita"),
        ("Getty Images", "", "Getty Images"),
        ("Reuters opens a bureau by the river", "Reuters opens a bureau by the river", ""),
        ("Photo competition opens", "Photo competition opens", ""),
        ("Villagers wait. Photo: Rina Puspita Show more", "Villagers wait.", "Rina Puspita"),
    ],
)  # fmt: skip
def test_a_credit_is_taken_off_its_caption(printed: str, caption: str, credit: str) -> None:
    assert split_credit(printed) == (caption, credit)


def test_the_caption_below_the_lead_image() -> None:
    picture = (
        '<figure><img src="/a.jpg"><figcaption>Jembatan lama di Cempaka Raya. '
        "(Foto: Rina Puspita)</figcaption></figure>"
    )
    found = extract_article(article(picture, *FULL, head=HEAD), URL)
    assert found.image == "https://kabaretam.example/wp-content/uploads/jembatan.jpg"
    assert found.image_caption == "Jembatan lama di Cempaka Raya."
    assert found.image_credit == "Rina Puspita"


def test_a_picture_in_the_middle_of_the_text_is_not_the_lead() -> None:
    picture = '<figure><img src="/b.jpg"><figcaption>Pasar pagi.</figcaption></figure>'
    found = extract_article(article(*FULL, picture, head=HEAD), URL)
    assert found.image_caption is None


def test_what_a_pictures_buttons_say_is_no_caption() -> None:
    buttons = '<div class="caption"><button>Vollbildansicht öffnen</button></div>'
    picture = '<figure><img src="/b.jpg"><figcaption>Pasar pagi.</figcaption></figure>'
    assert extract_article(article(buttons, picture, *FULL), URL).image_caption == "Pasar pagi."


@pytest.mark.parametrize(
    "lines",
    [
        "Pasar pagi.<p>Foto: Rina Puspita</p>",
        "Pasar pagi.<p>Foto:</p><p>Rina Puspita</p>",
        "<p>Foto: Rina Puspita</p>Pasar pagi.",
        'Pasar pagi.<p class="credit">Rina Puspita</p>',
    ],
)
def test_a_credit_in_a_line_of_its_own_belongs_to_the_caption(lines: str) -> None:
    picture = f'<figure><img src="/b.jpg"><figcaption>{lines}</figcaption></figure>'
    found = extract_article(article(picture, *FULL), URL)
    assert (found.image_caption, found.image_credit) == ("Pasar pagi.", "Rina Puspita")


@pytest.mark.parametrize("said", ["View 3 Images", "Weitere Angaben zum Bild"])
def test_a_caption_comes_before_what_else_stands_on_its_picture(said: str) -> None:
    picture = (
        f'<figure><div><img src="/b.jpg"><div class="label">{said}</div></div>'
        "<figcaption>Pasar pagi.</figcaption></figure>"
    )
    assert extract_article(article(picture, *FULL), URL).image_caption == "Pasar pagi."


def test_the_caption_below_a_lead_that_stands_above_its_picture() -> None:
    lead = '<div class="standfirst"><p>Pelajar dan pedagang tak perlu lagi memutar.</p></div>'
    picture = '<figure><img src="/b.jpg"><figcaption>Pasar pagi.</figcaption></figure>'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)
    found = extract_article(article(lead, picture, f'<div class="isi">{text}</div>'), URL)
    assert found.image_caption == "Pasar pagi."
    assert found.dateline == "Samarinda"


def test_what_the_structured_data_say() -> None:
    told = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "image": {"@type":'
        ' "ImageObject", "url": "https://kabaretam.example/c.jpg", "caption": "Jembatan lama.",'
        ' "creditText": "Rina Puspita"}}</script>'
    )
    found = extract_article(article(*FULL, head=told), URL)
    assert (found.image, found.image_caption, found.image_credit) == (
        "https://kabaretam.example/c.jpg",
        "Jembatan lama.",
        "Rina Puspita",
    )


def test_where_title_authors_and_text_were_read() -> None:
    found = extract_article(article(*FULL, byline="Penulis: Rina Puspita"), URL)
    assert found.title_source == "h1"
    assert found.authors_source == "byline"
    assert found.text_source in ("structure", "trafilatura")


@pytest.mark.parametrize("sign", ["favicon-96.ico", "img/logo.png", "apple-touch-icon-180.png"])
def test_a_sites_sign_is_no_lead_image(sign: str) -> None:
    head = f'<meta property="og:image" content="https://kabaretam.example/{sign}">'
    assert extract_article(article(*FULL, head=head), URL).image is None


def test_a_picture_of_a_logo_is_one() -> None:
    address = "https://kabaretam.example/2024/logo-baru-kota.jpg"
    head = f'<meta property="og:image" content="{address}">'
    assert extract_article(article(*FULL, head=head), URL).image == address


@pytest.mark.parametrize(
    ("printed", "caption"),
    [("jembatan-cempaka-raya", None), ("IMG_20240531_0012.jpg", None), ("AKM-GSI", "AKM-GSI")],
)
def test_a_files_name_is_no_caption(printed: str, caption: str | None) -> None:
    figure = f'<figure><img src="/a.jpg"><figcaption>{printed}</figcaption></figure>'
    assert extract_article(article(figure, *FULL), URL).image_caption == caption

"""The date where our other readers find none: of the scripts, of the address, of htmldate."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.extract.lastdate import last_date
from crawler.extract.page import read_page
from tests.extract.pages import FULL, HEADLINE, SECOND


def found(language: str, date: str) -> str | None:
    html = (
        f'<html lang="{language}"><body><h1>Jembatan</h1><p class="date">{date}</p></body></html>'
    )
    return last_date(read_page(html, "https://kabaretam.example/jembatan/"))


def test_a_page_is_read_in_its_own_language_whatever_was_read_before() -> None:
    date = "12 marca 2024"
    languages = ("id", "pl", "id", "pl")
    assert [found(language, date) for language in languages] == [None, "2024-03-12"] * 2


@pytest.mark.parametrize("language", ["", "eo"])
def test_without_a_known_language_all_are_tried(language: str) -> None:
    assert found(language, "12. maaliskuuta 2024") == "2024-03-12"


TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in FULL).replace(" (31/5/2024)", "")
PLAIN = "https://kabaretam.example/jembatan-cempaka-raya"


FILLER = "".join(f"<p>Bagian {n}</p>" for n in range(45))
EVENT = "Pertemuan warga berikutnya diadakan kembali di balai dekat pasar Cempaka"


def read(more: str, head: str = "", url: str = PLAIN) -> tuple[str | None, str | None]:
    html = f"<html><head>{head}</head><body><h1>{HEADLINE}</h1>{TEXT}{more}</body></html>"
    article = extract_article(html, url)
    return article.published, article.published_source


@pytest.mark.parametrize(
    "data",
    [
        '<script>window.state = {"post": {"publishedAt": "2024-05-29T09:00:00+08:00"}}</script>',
        "<script>var p = {'publish_date': '2024-05-29 09:00'}</script>",
        '<script>self.push("{\\"firstPublishDate\\":\\"2024-05-29\\"}")</script>',
        '<div data-props="{&quot;pubDate&quot;:&quot;2024-05-29&quot;}"></div>',
        '<script>var p = {"published_at": 1716944400}</script>',
    ],
)
def test_the_data_of_a_script_name_the_publication(data: str) -> None:
    published, source = read(data)
    assert (published or "")[:10] == "2024-05-29"
    assert source == "text"


def test_data_of_several_days_are_those_of_a_list() -> None:
    days = '{"publishedAt": "2024-05-29"}, {"publishedAt": "2024-05-28"}'
    assert read(f"<script>var posts = [{days}]</script>")[0] is None


@pytest.mark.parametrize(
    "path",
    ["berita/B2024052908150001234", "detail/71_2_k_20240529_1716900000", "kabar-20240529120500"],
)
def test_the_number_of_an_article_begins_with_its_day(path: str) -> None:
    assert read("", url=f"https://kabaretam.example/{path}") == ("2024-05-29", "url")


@pytest.mark.parametrize("path", ["berita/2024052999120005", "berita/120240529", "berita/20241332"])
def test_a_number_that_is_no_day_is_none(path: str) -> None:
    assert read("", url=f"https://kabaretam.example/{path}")[0] is None


@pytest.mark.parametrize(
    "more",
    [
        '<img src="https://gambar.example/2024/05/29/jembatan.jpg" alt="">',
        '<p>Baca <a href="https://lain.example/2024/05/29/pasar">kabar pasar</a>.</p>',
        '<style>.atas { background: url("/unggah/2024/05/29/latar.jpg") }</style>',
        f"<figcaption>{SECOND[:70]} di Kota Samarinda pada 29 Mei 2024.</figcaption>",
        f"<p>{SECOND[:90]} sejak 29 Mei 2024.</p>",
        f"{FILLER}<p>{EVENT} 29 Mei 2024</p>",
    ],
)
def test_a_day_that_no_short_line_prints_is_not_believed(more: str) -> None:
    assert read(more)[0] is None


def test_a_day_that_an_unknown_meta_names_is_believed() -> None:
    assert read("", '<meta name="x-tayang-date" content="2024-05-29">')[0] == "2024-05-29"


def test_a_recipe_tells_when_it_was_published() -> None:
    node = '{"@type": "Recipe", "name": "Bubur", "datePublished": "2024-05-29"}'
    head = f'<script type="application/ld+json">{node}</script>'
    assert read("", head) == ("2024-05-29", "json-ld")


def test_the_upload_of_the_film_that_the_page_shows() -> None:
    node = '{"@type": "VideoObject", "name": "Jembatan", "uploadDate": "2024-05-29T13:23:00+08:00"}'
    head = f'<script type="application/ld+json">{node}</script>'
    assert read("", head) == ("2024-05-29T13:23:00+08:00", "json-ld")

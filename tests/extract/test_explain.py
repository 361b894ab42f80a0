from __future__ import annotations

from crawler.extract.article import extract_article
from crawler.extract.explain import explain_article
from tests.extract.pages import FULL, HEADLINE, URL, article


def test_the_explained_article_is_the_extracted_one() -> None:
    source = article(*FULL, "<p>Reporter: Siti Rahmawati</p>")
    assert explain_article(source, URL).article == extract_article(source, URL)


def test_every_field_names_its_winner_and_why() -> None:
    found = explain_article(article(*FULL, "<p>Reporter: Siti Rahmawati</p>"), URL)
    won = {c.field: c.value for c in found.candidates if c.chosen and c.field != "text"}
    weighed = {"title": HEADLINE, "authors": "Siti Rahmawati", "published": "2024-05-31"}
    assert weighed.items() <= won.items()
    assert (won["url"], won["language"]) == (URL, "id")
    assert set(found.why) == {"title", "authors", "published", "text", "article"}


def test_lines_that_a_rule_took_out_name_it() -> None:
    also = '<p>Baca juga: <a href="/pasar-pagi/">Pasar Pagi Ditutup Sementara</a></p>'
    found = explain_article(article(*FULL[:2], also, "<p>Scroll untuk membaca</p>", *FULL[2:]), URL)
    assert found.furniture == {"read also": 1, "scroll or advertisement": 1}


def test_fields_that_need_no_weighing_tell_what_stood_where() -> None:
    head = '<meta property="og:image" content="https://kabarmuara.example/foto/1.jpg">'
    source = article(*FULL).replace("</head>", f"{head}</head>")
    images = [c for c in explain_article(source, URL).candidates if c.field == "image"]
    assert [(c.source, c.chosen) for c in images] == [("meta og:image", False), ("taken", True)]


def test_a_page_that_is_none_is_explained_too() -> None:
    found = explain_article(b"", URL)
    assert found.article is None
    assert found.reason == "empty"

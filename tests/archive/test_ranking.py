"""What changes where more articles match than are ranked or counted one by one."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlite_utils import Database

from crawler.archive import facets as facets_module
from crawler.archive import ranking
from crawler.archive.facets import Facets, facets
from crawler.archive.search import search
from tests.archive.library import add, make_library, story


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Database:
    db = make_library(tmp_path_factory.mktemp("many"))
    for number in range(60):
        title = "Pasar Ramai" if number % 10 == 0 else f"Kabar {number}"
        text = "Pasar kecamatan. " * (1 + number % 3) + f"Nomor {number}."
        outlet, hour = ("kabar", "warta")[number % 2], (number * 7) % 24
        day = f"20{20 + number % 4}-03-01T{hour:02d}:00:00+08:00"
        add(db, story(outlet, f"n{number}", title, text, day))
    return db


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "MOST_RANKED", 10)
    monkeypatch.setattr(ranking, "HEADLINES_AMONG", 1000)
    for name, value in (("MOST_COUNTED", 20), ("SAMPLE", 40), ("STRIPES", 8)):
        monkeypatch.setattr(facets_module, name, value)


@pytest.mark.parametrize("collapse", [True, False])
@pytest.mark.usefixtures("few_are_many")
def test_all_are_found_each_once(many: Database, collapse: bool) -> None:
    hits = search(many, "pasar", limit=100, collapse=collapse).hits
    ids = [hit.article["id"] for hit in hits]
    assert (len(ids), len(set(ids))) == (60, 60)


@pytest.mark.usefixtures("few_are_many")
def test_headlines_come_first_and_it_is_told(many: Database) -> None:
    results = search(many, "pasar", limit=6)
    assert (results.total, results.in_phases, results.more) == (None, True, True)
    assert {hit.article["title"] for hit in results.hits} == {"Pasar Ramai"}


@pytest.mark.usefixtures("few_are_many")
def test_then_the_last_archived_by_relevance(many: Database) -> None:
    hits = search(many, "pasar", limit=10, offset=6).hits
    scores = [hit.score for hit in hits[:9]]
    assert None not in scores
    assert scores == sorted(scores, key=lambda score: -(score or 0))


@pytest.mark.parametrize("query", ["pasar", "pasar kecamatan", "pasar outlet:kabar", ""])
@pytest.mark.usefixtures("few_are_many")
def test_newest_stays_exact(many: Database, query: str) -> None:
    hits = search(many, query, limit=20, order="newest").hits
    moments = [datetime.fromisoformat(hit.article["published"]) for hit in hits if "T" in
               (hit.article["published"] or "")]  # fmt: skip
    assert moments == sorted(moments, reverse=True)


@pytest.mark.usefixtures("few_are_many")
def test_newest_is_the_same_walked_or_sorted(
    many: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = []
    for asked in (0.0, 1e9):
        monkeypatch.setattr(ranking, "ASKED", asked)
        hits = search(many, "pasar", limit=60, order="newest").hits
        orders.append([hit.article["id"] for hit in hits])
    assert orders[0] == orders[1]


@pytest.mark.usefixtures("few_are_many")
def test_a_word_in_every_article_does_not_rank(
    many: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "MOST_WEIGHED", 30)
    (hit,) = search(many, "pasar 33").hits
    assert hit.article["title"] == "Kabar 33"
    assert hit.score is not None
    assert len(search(many, "pasar", limit=100).hits) == 60


@pytest.fixture
def reading_is_dear(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_WEIGHED", "MOST_READ"):
        monkeypatch.setattr(ranking, name, 20)


@pytest.mark.usefixtures("reading_is_dear")
def test_not_all_matches_of_common_words_are_looked_for_to_show_a_page(many: Database) -> None:
    results = search(many, "pasar", limit=5)
    assert (len(results.hits), results.total, results.in_phases) == (5, None, True)
    assert results.hits[0].article["title"] == "Pasar Ramai"
    ids = [hit.article["id"] for hit in search(many, "pasar", limit=100).hits]
    assert (len(ids), len(set(ids))) == (60, 60)


@pytest.mark.usefixtures("reading_is_dear")
def test_few_matches_of_common_words_are_all_looked_for(many: Database) -> None:
    (hit,) = search(many, '"nomor 33"').hits
    assert hit.article["title"] == "Kabar 33"
    assert search(many, "pasar -kecamatan").total == 0


@pytest.mark.usefixtures("reading_is_dear")
def test_where_no_word_tells_them_apart_headlines_come_first(many: Database) -> None:
    results = search(many, "pasar", limit=100)
    titles = [hit.article["title"] for hit in results.hits]
    assert (results.total, results.in_phases) == (60, True)
    assert set(titles[:6]) == {"Pasar Ramai"}
    assert "Pasar Ramai" not in titles[6:]


@pytest.mark.usefixtures("few_are_many")
def test_facets_are_estimates_and_say_so(many: Database) -> None:
    counted = facets(many, "pasar")
    assert not counted.exact
    assert 45 <= counted.total <= 75
    assert facets(many, '"nomor 33"') == Facets({"warta": 1}, {"2021": 1}, 1)


@pytest.mark.usefixtures("few_are_many")
def test_facets_are_estimates_where_counting_would_read_too_much(
    many: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert facets(many, '"nomor 3"').exact
    monkeypatch.setattr(facets_module, "MOST_READ", 0)
    assert not facets(many, '"nomor 3"').exact

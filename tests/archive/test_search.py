"""Search: families of words, phrases, exclusions, filters; and no query is an error."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive.facets import Facets, facets
from crawler.archive.search import Order, PeriodError, search
from tests.archive.library import add, make_library, story


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return make_library(tmp_path_factory.mktemp("library"))


def found(db: Database, text: str, **options: object) -> set[str]:
    hits = search(db, text, **options).hits  # type: ignore[arg-type]
    return {hit.article["url"].split("/")[3] for hit in hits}


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("pembangunan", {"gantung", "sekolah"}),
        ("bangun", {"gantung", "sekolah"}),
        ("DIBANGUN jembatan", {"gantung"}),
        ("bangun-membangun", {"gantung", "sekolah"}),
        ("bertani", {"panen"}),
        ("jembatan", {"gantung", "panen", "beton"}),
        ("jembatan-jembatan", {"gantung", "panen", "beton"}),
    ],
)
def test_a_word_finds_its_family(library: Database, query: str, slugs: set[str]) -> None:
    assert found(library, query) == slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ('"dana desa"', {"sekolah"}),
        ("“dana desa”", {"sekolah"}),
        ("dana desa", {"sekolah", "panen"}),
        ('"pembangunan"', {"sekolah"}),
        ('"jembatan gantung"', {"gantung"}),
        ('"desa dana"', set()),
        ('"dana desa', {"sekolah", "panen"}),
    ],
)
def test_a_phrase_is_exact(library: Database, query: str, slugs: set[str]) -> None:
    assert found(library, query) == slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("jembatan -beton", {"gantung", "panen"}),
        ("jembatan -pembangunan", {"panen", "beton"}),
        ('desa -"dana desa"', {"panen"}),
        ("-jembatan", {"sekolah", "salat"}),
        ("jembatan -outlet:warta", {"gantung"}),
        ("-section:daerah", {"sekolah", "salat"}),
    ],
)
def test_a_minus_leaves_out(library: Database, query: str, slugs: set[str]) -> None:
    assert found(library, query) == slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("outlet:kabar", {"gantung", "sekolah"}),
        ('outlet:"warta hulu" jembatan', {"panen", "beton"}),
        ("author:lahang", {"sekolah", "salat"}),
        ('author:"Maria Lawai"', {"panen", "beton"}),
        ("author:editor", set()),
        ("author:%", set()),
        ("section:pendidikan", {"sekolah"}),
        ("tag:banjir", {"gantung"}),
        ("since:2024-06", {"sekolah", "beton"}),
        ("until:2023", {"panen"}),
        ("since:2024-05-31 until:2024-05-31", {"gantung"}),
        ("jembatan SINCE:2024", {"gantung", "beton"}),
    ],
)
def test_filters(library: Database, query: str, slugs: set[str]) -> None:
    assert found(library, query) == slugs


def test_options_are_filters_too(library: Database) -> None:
    assert found(library, "jembatan", outlet="warta", since="2024", until="2024-12") == {"beton"}


def test_a_wrong_date_is_text_in_a_query_and_an_error_as_an_option(library: Database) -> None:
    assert found(library, "since:kemarin") == set()
    with pytest.raises(PeriodError, match="kemarin"):
        search(library, "jembatan", since="kemarin")


@pytest.mark.parametrize("query", ["jum'at", "jumat", "Jum’at", '"jum\'at"', "salat jumat"])
def test_spellings_with_and_without_apostrophe_meet(library: Database, query: str) -> None:
    assert found(library, query) == {"salat"}


def test_the_headline_weighs_more_than_the_body(tmp_path: Path) -> None:
    db = make_library(tmp_path)
    add(db, story("kabar", "isi", "Rapat Dewan", "Rapat membahas pasar. Pasar itu ramai."))
    add(db, story("kabar", "judul", "Pasar Terapung Dibuka", "Pedagang kembali berjualan."))
    assert search(db, "pasar").hits[0].article["title"] == "Pasar Terapung Dibuka"


def test_newest_is_by_time_of_publication(library: Database) -> None:
    hits = search(library, "jembatan", order="newest").hits
    assert [hit.article["url"].split("/")[3] for hit in hits] == ["beton", "gantung", "panen"]


def test_no_words_give_the_newest(library: Database) -> None:
    days = [hit.article["published"] for hit in search(library, "").hits]
    assert len(days) == 5
    assert days[:4] == sorted(days[:4], reverse=True)
    assert days[4] is None


def test_pages_of_hits_follow_one_another(library: Database) -> None:
    whole = [hit.article["id"] for hit in search(library, "jembatan").hits]
    paged = [search(library, "jembatan", limit=1, offset=n).hits[0].article["id"] for n in range(3)]
    assert paged == whole
    assert search(library, "jembatan", limit=1, offset=3).hits == ()


def test_a_hit_marks_what_was_found(library: Database) -> None:
    (hit,) = search(library, 'pembangunan "jembatan yang"').hits
    assert [piece for piece, marked in hit.snippet.parts() if marked] == [
        "membangun",
        "jembatan yang",
    ]
    assert "".join(piece for piece, _ in hit.snippet.parts()) == hit.article["text"]


def test_an_edited_article_is_found_by_its_new_words_only(tmp_path: Path) -> None:
    db = make_library(tmp_path)
    before = story("kabar", "pasar", "Pasar Terapung", "Pedagang berjualan di sungai.")
    add(db, before)
    db.execute("UPDATE articles SET text = 'Pasar ditutup.', stems = 'tutup' WHERE url = ?",
               [before.url])  # fmt: skip
    assert found(db, "pedagang") == set()
    assert found(db, "penutupan") == {"pasar"}


HOSTILE = [
    "", " ", '"', '""', "'", "-", "--", '-"', "*", "(", ")", "AND", "OR", "NOT", "NEAR", "a AND",
    "NEAR(a b, 3)", "^a", "title:x", "{title} : x", "a + b", "a*", "\0", "a\0b", "%", "_", "``",
    "outlet:", 'outlet:"', "outlet:\0", "tag:'", "author:%_\\", "since:", "since:9999-12-31",
    "until:9999", "until:0000-00-00", "since:2024-13-45", "'; DROP TABLE articles; --", "\udcff",
    "author:\udcff", "🙂", "٣٤٥", "한국", "Ａ", "x" * 10_000, "a " * 5_000, "-a " * 3_000,
    '"' + "a " * 5_000 + '"', "outlet:a " * 1_000, "((((" * 1_000, "ﬁ", "ǅ", "e\u0301", "\u202e",
    "\ufeff", "a-b-c-d", "jum'at'", "a:b:c", "http://x.example/?a=b&c=d", "\n\r\t", "$1 ?1 :a",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_no_query_is_an_error(library: Database, query: str) -> None:
    assert len(search(library, query).hits) <= 5
    assert len(search(library, query, order="newest").hits) <= 5


def test_no_random_query_is_an_error(library: Database) -> None:
    dice = random.Random(5)
    signs = "aj-\"'*():^{}+ \0\n%\\~|&éß漢\u0301:," + "outlet since until tag AND OR NOT NEAR"
    for _ in range(500):
        search(library, "".join(dice.choices(signs, k=dice.randrange(40))))


def test_newest_is_by_instant_not_by_local_time(tmp_path: Path) -> None:
    db = make_library(tmp_path)
    add(db, story("kabar", "wita", "Rapat Pagi", "Rapat satu.", "2025-01-01T09:30:00+08:00"))
    add(db, story("warta", "wib", "Rapat Sore", "Rapat dua.", "2025-01-01T09:00:00+07:00"))
    newest = search(db, "rapat", order="newest").hits
    assert [hit.article["url"].split("/")[3] for hit in newest] == ["wib", "wita"]


def test_filters_of_one_field_are_alternatives(library: Database) -> None:
    assert found(library, "outlet:kabar outlet:warta jembatan") == {"gantung", "panen", "beton"}
    assert found(library, "tag:banjir tag:sekolah") == set()


def test_more_options_are_filters_too(library: Database) -> None:
    assert found(library, "", author="lahang", section="pendidikan", tag="sekolah") == {"sekolah"}


@pytest.fixture
def reprinted(tmp_path: Path) -> Database:
    """Two papers' prints of one release, the first one's twice."""
    db = make_library(tmp_path)
    rows = (("warta", "siang", "12"), ("kabar", "pagi", "07"), ("kabar", "malam", "21"))
    release = "Pemerintah membuka pelabuhan baru"
    ids = [
        add(db, story(outlet, slug, "Pelabuhan", f"{release} {slug}", f"2025-02-01T{hour}:00:00Z"))
        for outlet, slug, hour in rows
    ]
    with db.atomic():
        db.execute("INSERT INTO stories(id, articles, outlets) VALUES (901, 3, 2)")
        db.execute(f"UPDATE articles SET story = 901 WHERE id IN {tuple(ids)}")
    return db


@pytest.mark.parametrize("order", ["best", "newest"])
def test_reprints_are_one_hit_that_names_the_other_papers(
    reprinted: Database, order: Order
) -> None:
    (hit,) = search(reprinted, "pelabuhan", order=order).hits
    assert len(hit.copies) == 1
    assert {hit.article["outlet"], hit.copies[0].outlet} == {"kabar", "warta"}


def test_the_copy_named_is_its_papers_first(reprinted: Database) -> None:
    (hit,) = search(reprinted, "pelabuhan outlet:warta").hits
    assert [copy.url for copy in hit.copies] == ["https://kabar.example/pagi/"]


def test_reprints_can_be_shown_one_by_one(reprinted: Database) -> None:
    results = search(reprinted, "pelabuhan", collapse=False)
    assert len(results.hits) == results.total == 3


def test_a_page_counts_stories(reprinted: Database) -> None:
    pages = [search(reprinted, "", limit=2, offset=n).hits for n in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 2]
    assert len({hit.article["id"] for page in pages for hit in page}) == 6
    assert not search(reprinted, "", limit=2, offset=4).more


def test_facets_count_outlets_and_years(library: Database) -> None:
    counted = facets(library, "jembatan")
    assert counted == Facets({"warta": 2, "kabar": 1}, {"2024": 2, "2023": 1}, 3)
    assert facets(library, "") == Facets({"warta": 3, "kabar": 2}, {"2024": 3, "2023": 1}, 5)
    assert facets(library, "jembatan", since="2024", outlet="warta").total == 1
    assert facets(library, "...").total == 0

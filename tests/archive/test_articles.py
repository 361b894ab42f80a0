from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.articles import save_article
from tests.archive.helpers import NOON, WORDS, article, new_archive, visit

LATER = NOON + timedelta(hours=3)


def rows(db: Database, table: str) -> list[dict[str, object]]:
    return list(db.query(f"SELECT * FROM {table}"))


def test_a_new_article_is_a_row_with_its_first_revision(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    saved = save_article(db, article(), "bangun", visit(article().url))
    assert saved.outcome == "new"
    assert [row["revision"] for row in rows(db, "revisions")] == [1]
    assert rows(db, "contributors")[0]["name"] == "Rina Salampak"


def test_the_same_article_again_only_moves_last_seen(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    save_article(db, article(), "", visit(article().url))
    saved = save_article(db, article(), "", visit(article().url, LATER))
    row = rows(db, "articles")[0]
    assert saved.outcome == "unchanged"
    assert (row["first_seen"], row["last_seen"]) == (
        "2024-05-31T04:00:00+00:00",
        "2024-05-31T07:00:00+00:00",
    )
    assert len(rows(db, "revisions")) == 1


def test_an_edit_is_a_revision_that_names_the_changed_fields(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    save_article(db, article(), "", visit(article().url))
    edited = article(text=WORDS + " Bupati meninjau lokasi.", title="Warga Bangun Jembatan Gantung")
    saved = save_article(db, edited, "", visit(article().url, LATER))
    assert saved.outcome == "changed"
    last = rows(db, "revisions")[-1]
    assert json.loads(str(last["changed"])) == ["title", "text"]
    assert rows(db, "articles")[0]["revision"] == 2


def test_an_older_capture_read_later_leaves_the_row_as_it_is(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    save_article(db, article(), "", visit(article().url, LATER))
    save_article(db, article(title="Judul Lama"), "", visit(article().url, NOON))
    row = rows(db, "articles")[0]
    assert (row["title"], row["last_seen"]) == (
        "Warga Bangun Jembatan",
        "2024-05-31T07:00:00+00:00",
    )


def test_another_address_with_the_same_text_is_a_duplicate(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    first = save_article(db, article(), "", visit(article().url))
    twin = article("jembatan-2")
    saved = save_article(db, twin, "", visit(twin.url))
    assert (saved.outcome, saved.article) == ("duplicate", first.article)
    assert len(rows(db, "articles")) == 1


def test_the_same_text_at_another_outlet_keeps_its_row(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    db.execute("INSERT INTO outlets(name) VALUES ('lain')")
    save_article(db, article(), "", visit(article().url))
    other = replace(article(), outlet="lain", url="https://lain.example/jembatan/")
    assert save_article(db, other, "", visit(other.url)).outcome == "new"


def test_a_short_text_makes_no_duplicate(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    short = article(text="Foto: suasana pasar.")
    save_article(db, short, "", visit(short.url))
    other = article("pasar-2", text="Foto: suasana pasar.", title="Pasar Sore")
    assert save_article(db, other, "", visit(other.url)).outcome == "new"


def test_a_page_that_borrows_anothers_address_keeps_its_own(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    save_article(db, article(), "", visit(article().url))
    page = "https://kabar.example/2024/06/01/banjir/"
    wrong = article(
        text="Banjir merendam dua kecamatan. " * 10, title="Banjir Rendam Dua Kecamatan"
    )
    saved = save_article(db, wrong, "", visit(page))
    assert saved.outcome == "new"
    assert {row["url"] for row in rows(db, "articles")} == {article().url, page}


def test_the_search_index_follows_the_rows(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    save_article(db, article(), "bangun", visit(article().url))
    save_article(db, article(text="Isi baru tanpa kata itu."), "", visit(article().url, LATER))

    def hits(word: str) -> int:
        query = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
        return int(db.execute(query, [word]).fetchone()[0])

    assert (hits("gotong"), hits("bangun"), hits("baru")) == (0, 1, 1)
    db.execute("INSERT INTO articles_fts(articles_fts) VALUES ('integrity-check')")

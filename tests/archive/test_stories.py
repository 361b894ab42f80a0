"""Stories are kept as articles come, change and leave; the outcome knows no order."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive.articles import save_article
from crawler.archive.runs import save_outlet
from crawler.archive.stories import group_waiting, rebuild
from crawler.archive.story_checks import differences
from crawler.archive.story_list import members_of
from crawler.outlet import Outlet
from crawler.records import Article
from tests.archive.helpers import NOON, new_archive, visit
from tests.archive.library import edited, story
from tests.sites.newsroom import release, reprint, write
from tests.stories.recurring import edition

DAY = date(2024, 5, 31)
RELEASE = release("rilis arsip", DAY)
BODY = "\n\n".join(RELEASE.paragraphs)
OTHER = "\n\n".join(write("berita lain", DAY).paragraphs)


def printed(
    outlet: str, hours: int | None, title: str = RELEASE.title, text: str = BODY
) -> Article:
    published = None if hours is None else f"2024-05-{31 - hours // 24}T{hours % 24:02}:00:00+08:00"
    return story(outlet, f"{outlet}-{len(text)}-{hours}", title, text, published)


def archive(folder: Path) -> Database:
    db = new_archive(folder)
    for name in ("hulu", "hilir", "muara", "pesisir"):
        save_outlet(db, Outlet(name=name, title=name.title(), home=f"https://{name}.example/"))
    db.conn.commit()
    return db


def save(db: Database, article: Article, days: int = 0) -> int:
    with db.atomic():
        return save_article(
            db, article, "", visit(article.url, NOON + timedelta(days=days))
        ).article


def stories_by_url(db: Database) -> set[frozenset[str]]:
    found: dict[int, set[str]] = {}
    for url, number in db.execute("SELECT url, story FROM articles"):
        found.setdefault(number, set()).add(url)
    return {frozenset(urls) for urls in found.values()}


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return archive(tmp_path)


def problems(db: Database) -> list[str]:
    return [one.problem for one in differences(db)]


def test_reprints_of_several_outlets_are_one_story(db: Database) -> None:
    first = save(db, printed("hulu", 9))
    trimmed = save(db, printed("muara", 14, "Kabar Lain", "\n\n".join(RELEASE.paragraphs[:-2])))
    save(db, printed("hilir", 12, text=f"MUARA SALONG – {BODY} (Adv)"))
    other = save(db, printed("pesisir", 10, "Kabar Pesisir", OTHER))
    assert [(one.outlet, one.lag_hours) for one in members_of(db, first)] == [
        ("hulu", 0.0), ("hilir", 3.0), ("muara", 5.0),
    ]  # fmt: skip
    row = next(db.query("SELECT * FROM stories WHERE id = ?", [first]))
    assert row == {
        "id": first, "articles": 3, "outlets": 3,
        "first_published": "2024-05-31T09:00:00+08:00", "title": RELEASE.title,
    }  # fmt: skip
    kept = dict(db.execute("SELECT article, similarity FROM reprints"))
    assert kept[first] == 1.0
    assert 0.5 < kept[trimmed] < 1.0
    assert db.execute("SELECT story FROM articles WHERE id = ?", [other]).fetchone() == (other,)
    assert other not in kept
    assert problems(db) == []


def test_who_printed_it_first_may_come_to_the_archive_last(db: Database) -> None:
    save(db, printed("hulu", 12))
    save(db, printed("hilir", 9, "Judul Pertama"))
    row = next(db.query("SELECT * FROM stories"))
    assert (row["first_published"], row["title"]) == ("2024-05-31T09:00:00+08:00", "Judul Pertama")
    assert [one.lag_hours for one in members_of(db, row["id"])] == [0.0, 3.0]


def test_an_undated_copy_belongs_to_the_story_without_a_lag(db: Database) -> None:
    save(db, printed("hilir", None))
    first = save(db, printed("hulu", 9))
    members = members_of(db, db.execute("SELECT story FROM articles").fetchone()[0])
    assert [(one.article == first, one.lag_hours) for one in members] == [
        (True, 0.0),
        (False, None),
    ]


def test_the_same_words_a_year_later_are_another_story(db: Database) -> None:
    save(db, printed("hulu", 9))
    late = story("hilir", "tahun-depan", RELEASE.title, BODY, "2025-05-31T10:00:00+08:00")
    save(db, late)
    assert len(stories_by_url(db)) == 2


def test_an_edit_moves_an_article_out_and_in_again(db: Database) -> None:
    first, copy = save(db, printed("hulu", 9)), printed("hilir", 12)
    number = save(db, copy)
    save(db, edited(copy, "Kabar Hilir", OTHER), days=1)
    assert db.execute("SELECT id, story FROM articles").fetchall() == [(first, 1), (number, 2)]
    assert db.execute("SELECT count(*) FROM reprints").fetchone() == (0,)
    assert problems(db) == []
    save(db, copy, days=2)
    assert db.execute("SELECT story, articles FROM articles JOIN stories ON stories.id = story"
                      ).fetchall() == [(1, 2), (1, 2)]  # fmt: skip
    assert problems(db) == []


def test_a_story_outlives_its_first_article(db: Database) -> None:
    first = save(db, printed("hulu", 9, "Judul yang Ditarik"))
    second, third = save(db, printed("hilir", 12)), save(db, printed("muara", 13))
    with db.atomic():
        db.execute("DELETE FROM articles WHERE id = ?", [first])
        while group_waiting(db):
            pass
    assert db.execute("SELECT id, articles, title FROM stories").fetchall() == [
        (second, 2, RELEASE.title)
    ]
    assert [one.article for one in members_of(db, second)] == [second, third]
    assert problems(db) == []


def test_an_exact_copy_within_an_outlet_stays_a_duplicate(db: Database) -> None:
    article = printed("hulu", 9)
    number = save(db, article)
    with db.atomic():
        again = story("hulu", "alamat-lain", article.title, article.text, article.published)
        saved = save_article(db, again, "", visit(again.url))
    assert (saved.outcome, saved.article) == ("duplicate", number)
    assert db.execute("SELECT articles FROM stories").fetchall() == [(1,)]


def mixed_articles() -> list[Article]:
    """Return reprints in all manners, editions of forms, own news; some without a date."""
    found = []
    for number in range(4):
        source = release(f"rilis {number}", DAY)
        for hours, outlet in enumerate(("hulu", "hilir", "muara", "pesisir"), 8):
            told = reprint(source, outlet)
            text = "\n\n".join(told.paragraphs)
            found.append(printed(outlet, None if hours == 10 else hours, told.title, text))
    for number, kind in enumerate(("prayer", "prices", "weather", "ceremony", "match")):
        for day in range(3):
            title, text = edition(kind, day)
            found.append(printed(("hulu", "hilir")[day % 2], number + day, title, text))
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_arrival_makes_no_difference(tmp_path: Path, seed: int) -> None:
    articles = mixed_articles()
    outcomes = []
    for shuffled in (False, True):
        folder = tmp_path / str(shuffled)
        folder.mkdir()
        db = archive(folder)
        order = random.Random(seed).sample(articles, len(articles)) if shuffled else articles
        for article in order:
            save(db, article)
        outcomes.append(stories_by_url(db))
        assert problems(db) == []
        with db.atomic():
            assert rebuild(db) == 0
        assert problems(db) == []
    assert outcomes[0] == outcomes[1]
    assert sorted(len(urls) for urls in outcomes[0] if len(urls) > 1) == [4, 4, 4, 4]


def test_edits_and_deletions_leave_what_grouping_afresh_would(db: Database) -> None:
    dice = random.Random(3)
    articles = mixed_articles()
    for article in articles:
        save(db, article)
    for day, article in enumerate(dice.sample(articles, 12), 1):
        other = dice.choice(articles)
        save(db, edited(article, other.title, other.text), days=day)
    with db.atomic():
        gone = dice.sample([row[0] for row in db.execute("SELECT id FROM articles")], 5)
        db.conn.executemany("DELETE FROM articles WHERE id = ?", [[number] for number in gone])
        while group_waiting(db):
            pass
    assert problems(db) == []
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_key_of_very_many_articles_counts_for_nothing(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether pairs found before are taken apart, and brought together again."""
    monkeypatch.setattr("crawler.archive.story_index.COMMON", 3)
    outlets = ("hulu", "hilir", "muara", "pesisir")
    numbers = [save(db, printed(outlet, 9 + n)) for n, outlet in enumerate(outlets[:3])]
    assert len(stories_by_url(db)) == 1
    last = save(db, printed(outlets[3], 15))
    assert len(stories_by_url(db)) == 4
    assert problems(db) == []
    with db.atomic():
        db.execute("DELETE FROM articles WHERE id = ?", [last])
        group_waiting(db)
    assert len(stories_by_url(db)) == 1
    assert [one.article for one in members_of(db, numbers[0])] == numbers
    assert problems(db) == []


def test_articles_from_before_there_were_stories_catch_up(db: Database) -> None:
    """As the migration leaves them: waiting, in no story."""
    for outlet in ("hulu", "hilir", "muara"):
        save(db, printed(outlet, 9))
    for table in ("reprints", "story_keys", "story_samples", "story_pairs"):
        db.execute(f"DELETE FROM {table}")
    db.execute("UPDATE articles SET story = NULL")
    db.execute("DELETE FROM stories")
    db.execute("INSERT INTO story_waiting(article) SELECT id FROM articles")
    db.conn.commit()
    assert "article 2 waits to be grouped" in problems(db)
    for hour in (10, 11, 12):
        save(db, printed("pesisir", hour, "Kabar Pesisir", f"{OTHER} {hour}"))
    assert db.execute("SELECT count(*) FROM story_waiting").fetchone() == (0,)
    assert [one.outlet for one in members_of(db, 1)] == ["hulu", "hilir", "muara"]


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE articles SET story = 3 WHERE id = 2", "story 1 counts 2 articles"),
        ("UPDATE articles SET story = 3 WHERE id = 2", "article 2 is a reprint of a story"),
        ("UPDATE stories SET articles = 7 WHERE id = 1", "story 1 counts 7 articles"),
        ("UPDATE stories SET title = 'lain' WHERE id = 3", "story 3 names another first print"),
        ("UPDATE reprints SET lag_hours = 99", "article 2 has another similarity or lag"),
        ("DELETE FROM reprints WHERE article = 2", "article 2 is missing among the reprints"),
        ("DELETE FROM story_pairs", "article 1 stands otherwise in story_pairs"),
        ("DELETE FROM story_keys WHERE article = 3", "article 3 stands otherwise in story_keys"),
        ("DELETE FROM story_samples WHERE article = 3", "article 3 is not in the index"),
        ("UPDATE story_samples SET article = 77 WHERE article = 3", "holds article 77"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_mended(db: Database, damage: str, named: str) -> None:
    save(db, printed("hulu", 9))
    save(db, printed("hilir", 12))
    save(db, printed("muara", 12, "Kabar Muara", OTHER))
    assert problems(db) == []
    with db.atomic():
        db.execute(damage)
    assert any(named in problem for problem in problems(db))
    with db.atomic():
        rebuild(db)
    assert problems(db) == []

"""A small archive to read in: four outlets, shared news, edits, a withdrawal, a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.articles import Visit, save_article
from crawler.archive.captures import known_warc, save_capture, warc_name
from crawler.archive.runs import save_outlet
from crawler.archive.store import open_archive
from crawler.archive.warc import WarcFile
from crawler.extract.stems import stems
from crawler.outlet import Outlet
from crawler.records import Article, Contributor
from tests.archive.helpers import exchange
from tests.sites.newsroom import Story, write

OUTLETS = tuple(
    Outlet(
        name=name,
        title=title,
        home=f"https://{name}.example/",
        region=region,
        timezone="Asia/Makassar",
        language="id",
    )
    for name, title, region in (
        ("kabarmuara", "Kabar Muara", "Kalimantan Timur"),
        ("wartahulu", "Warta Hulu", "Kalimantan Utara"),
        ("tepianraya", "Tepian Raya", "Kalimantan Timur"),
        ("suaradelta", "Suara Delta", "Kalimantan Utara"),
    )
)
REPORTERS = ("Rina Salampak", "Yusuf Lahang", "Maria Lawai", "Dewi Anggraini")
PAGE = """<!doctype html><html><head><title>{title}</title>
<link rel="stylesheet" href="https://cdn.example/style.css"><script>alert("page")</script></head>
<body onload="alert('load')"><h1>{title}</h1><img src="https://cdn.example/a.jpg" alt="Jembatan">
<p>{text}</p><a href="https://elsewhere.example/" onclick="alert('a')">Baca juga</a>
<iframe src="https://ads.example/"></iframe><form action="https://x.example/"><button>Kirim</button>
</form></body></html>"""


@dataclass(frozen=True, slots=True)
class Town:
    """The archive, and the rows that tests look at."""

    path: Path
    edited: int
    """An article with three versions."""
    gone: int
    """One that its outlet withdrew."""
    preserved: int
    """One whose preserved page can be seen."""
    story: int
    """News of all four outlets."""


def printed(outlet: Outlet, story: Story, moment: datetime, number: int) -> Article:
    """Return a story as an outlet prints it."""
    text = "\n\n".join(story.paragraphs)
    author = REPORTERS[number % len(REPORTERS)]
    return Article(
        outlet=outlet.name,
        url=f"{outlet.home}{moment:%Y/%m/%d}/berita-{number}/",
        title=story.title,
        authors=(author,),
        editors=("Sunting Baskoro",),
        contributors=(Contributor(author, "author"), Contributor("Sunting Baskoro", "editor")),
        published=moment.isoformat(timespec="seconds"),
        published_raw=f"{moment:%d/%m/%Y %H:%M} WITA",
        published_source="json-ld",
        section=story.section,
        tags=story.tags,
        language="id",
        dateline=story.town,
        text=text,
        words=len(text.split()),
        content_hash=sha256(text.encode()).hexdigest(),
    )


def save(db: Database, article: Article, moment: datetime, capture: int | None = None) -> int:
    """Save what a visit at ``moment`` read; return the article's row."""
    roots = stems(f"{article.title}\n{article.text}")
    visit = Visit(article.url, capture, moment.astimezone(UTC), "test")
    number = save_article(db, article, roots, visit).article
    db.execute(
        "INSERT OR IGNORE INTO pages(url, outlet, article, state, key, first_listed)"
        " SELECT url, outlet, id, 'archived', key, first_seen FROM articles WHERE id = ?",
        [number],
    )
    return number


def make_town(folder: Path, articles: int = 48) -> Town:
    """Make the archive ``archive.db`` in ``folder``."""
    path = folder / "archive.db"
    db = open_archive(path)
    start = datetime.fromisoformat("2023-09-04T08:00:00+08:00")
    rows = []
    with db.atomic():
        for outlet in OUTLETS:
            save_outlet(db, outlet)
        for number in range(articles):
            outlet = OUTLETS[(number * 7 + number // 5) % len(OUTLETS)]
            moment = start + timedelta(days=number * 320 // articles, minutes=137 * number % 600)
            story = write(f"kota-{number}", moment.date())
            article = printed(outlet, story, moment, number)
            rows.append((save(db, article, moment + timedelta(hours=1)), article, moment))
        gone = _withdrawn(db, rows[-9][0])
        edited = _edited(db, *rows[-4])
        story_id = _shared(db, start + timedelta(days=321))
        preserved = _preserved(db, path, *rows[-2])
    db.close()
    return Town(path, edited, gone, preserved, story_id)


def _withdrawn(db: Database, number: int) -> int:
    db.execute(
        "UPDATE articles SET gone_since = '2024-06-20T02:00:00+00:00' WHERE id = ?", [number]
    )
    db.execute("UPDATE pages SET state = 'gone' WHERE article = ?", [number])
    return number


def _edited(db: Database, number: int, article: Article, moment: datetime) -> int:
    first, _, rest = article.text.partition("\n\n")
    for hours, title, text in (
        (5, article.title + " Pekan Ini", article.text),
        (29, article.title + " Pekan Ini", f"{first} Jumlah itu masih dapat berubah.\n\n{rest}"),
    ):
        digest = sha256(text.encode()).hexdigest()
        edit = replace(article, title=title, text=text, content_hash=digest)
        save(db, edit, moment + timedelta(hours=hours))
    return number


def _shared(db: Database, moment: datetime) -> int:
    release = write("rilis-bersama", date(2024, 7, 21), topic="jembatan")
    numbers = []
    for place, outlet in enumerate(OUTLETS):
        later = moment + timedelta(hours=3.5 * place)
        story = replace(release, paragraphs=release.paragraphs[: len(release.paragraphs) - place])
        article = printed(outlet, story, later, 900 + place)
        numbers.append(save(db, article, later + timedelta(hours=1)))
    # grouped by hand, so that pages do not depend on how alike stories must be
    db.execute(
        "INSERT INTO stories(id, articles, outlets, first_published, title)"
        " VALUES (9000, 4, 4, ?, ?)",
        [moment.isoformat(), release.title],
    )
    for place, number in enumerate(numbers):
        db.execute("UPDATE articles SET story = 9000 WHERE id = ?", [number])
        db.execute(
            "INSERT OR REPLACE INTO reprints(article, story, similarity, lag_hours)"
            " VALUES (?, 9000, ?, ?)",
            [number, 1 - place / 20, 3.5 * place],
        )
    return 9000


def _preserved(db: Database, path: Path, number: int, article: Article, moment: datetime) -> int:
    body = PAGE.format(title=article.title, text=article.text).encode()
    warc = WarcFile(path.parent / "warcs" / "kota.warc.gz")
    taken = replace(exchange(article.url, body), fetched=moment.astimezone(UTC))
    place = warc.write(taken)
    warc.close()
    name = warc_name(warc.path, path)
    known_warc(db, name, None, size=warc.size, closed=True)
    capture = save_capture(db, None, name, taken, place)
    db.execute("UPDATE articles SET capture = ? WHERE id = ?", [capture, number])
    return number

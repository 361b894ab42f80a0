"""A region's archive as a year and a half of crawling leaves it: the one that pictures show.

Seven invented outlets with their own rhythms print what the test sites' newsroom writes, share
the releases of press offices, correct themselves, and withdraw.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive.captures import known_warc, save_capture, warc_name
from crawler.archive.runs import save_outlet
from crawler.archive.store import open_archive
from crawler.archive.warc import WarcFile
from crawler.demo import DEMO_OUTLETS
from crawler.outlet import Outlet
from crawler.records import Article, Contributor
from crawler.times import stamp
from tests.archive.helpers import exchange
from tests.publish.web.town import OUTLETS, printed, save
from tests.sites.newsroom import Story, person, release, reprint, write

END = datetime.fromisoformat("2024-06-30T20:00:00+08:00")
DAYS = 500
RELEASE_EVERY = 5
"""Days between two releases that several outlets print."""
PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title}</title></head>
<body><header><p>{outlet}</p></header><main><h1>{title}</h1><p>Oleh {author}</p>{text}</main>
<footer><p>Redaksi · Pedoman media siber · Kontak</p></footer></body></html>"""


@dataclass(frozen=True, slots=True)
class House:
    """An outlet's habits."""

    outlet: Outlet
    daily: float
    """Articles on a working day; at weekends half as many."""
    since: int
    """Day of the archive's period on which it began."""
    shares: float
    """How often it prints a release."""
    quick: float
    """Hours within which it does."""


HOUSES = tuple(
    House(outlet, *habits)
    for outlet, habits in zip(
        (*DEMO_OUTLETS, *OUTLETS[:3]),
        ((1.0, 0, 0.8, 4), (0.7, 0, 0.5, 30), (0.8, 60, 0.7, 14), (0.5, 0, 0.4, 40),
         (0.45, 150, 0.5, 50), (0.3, 230, 0.3, 60), (0.2, 90, 0.3, 60)),
        strict=True,
    )
)  # fmt: skip
CRAWLS = 4
"""Too few to tell how often an outlet is crawled: that nobody crawls it today is then no fault."""
SILENT = ("tepianraya", 40)
"""An outlet that printed nothing for so many days up to the end."""
REFUSED = ("hariantepian", "2024-01", 31)
"""An outlet, a month and how many of its pages were refused there."""


@dataclass(frozen=True, slots=True)
class Region:
    """The archive, and the rows that pictures show."""

    path: Path
    story: int
    """News of many outlets."""
    shared: int
    """An article of it, with its preserved page."""
    edited: int
    """An article whose headline and text were corrected."""


class Press:
    """Prints stories into an archive."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "archive.db"
        self.db: Database = open_archive(self.path)
        self.rng = random.Random("region")
        self.rows: list[tuple[int, Article, datetime]] = []
        self._staff = {house.outlet.name: [person(self.rng) for _ in range(5)] for house in HOUSES}
        self._warc = WarcFile(folder / "warcs" / "wilayah-20240630T120000-1.warc.gz")
        self._name = warc_name(self._warc.path, self.path)
        self._titles: set[tuple[str, str]] = set()

    def open(self) -> None:
        """Make the outlets known."""
        known_warc(self.db, self._name, None, closed=True)
        for house in HOUSES:
            save_outlet(self.db, house.outlet)

    def close(self) -> None:
        """Close the archive."""
        self._warc.close()
        self.db.close()

    def article(self, house: House, story: Story, moment: datetime) -> None:
        """Archive a story as an outlet prints it, with its page."""
        outlet, number = house.outlet, len(self.rows)
        if (outlet.name, story.title) in self._titles:
            return
        self._titles.add((outlet.name, story.title))
        author, editor = self.rng.sample(self._staff[outlet.name], 2)
        article = replace(
            printed(outlet, story, moment, number),
            authors=(author,),
            editors=(editor,),
            contributors=(Contributor(author, "author"), Contributor(editor, "editor")),
        )
        seen = moment + timedelta(minutes=self.rng.randint(4, 50))
        row = save(self.db, article, seen, self._capture(article, outlet, seen))
        self.rows.append((row, article, moment))

    def _capture(self, article: Article, outlet: Outlet, seen: datetime) -> int:
        text = "".join(f"<p>{part}</p>" for part in article.text.split("\n\n"))
        page = PAGE.format(
            title=article.title, outlet=outlet.title, author=article.authors[0], text=text
        )
        taken = replace(exchange(article.url, page.encode()), fetched=seen.astimezone(UTC))
        place = self._warc.write(taken)
        return save_capture(self.db, None, self._name, taken, place)

    def edit(self, number: int, article: Article, moment: datetime) -> None:
        """Archive a correction: another headline, a sentence more."""
        first, _, rest = article.text.partition("\n\n")
        text = f"{first} Jumlah itu masih dapat berubah.\n\n{rest}"
        title = f"{article.title}, Ini Penjelasannya" if number % 2 else article.title
        digest = sha256(text.encode()).hexdigest()
        edit = replace(article, title=title, text=text, content_hash=digest)
        row = save(self.db, edit, moment + timedelta(hours=self.rng.randint(3, 30)))
        self.db.execute("UPDATE articles SET capture = (SELECT max(id) FROM captures"
                        " WHERE url = ?) WHERE id = ?", [article.url, row])  # fmt: skip

    def withdraw(self, number: int, moment: datetime) -> None:
        """Let an article vanish."""
        gone = stamp(moment + timedelta(days=self.rng.randint(2, 9)))
        self.db.execute("UPDATE articles SET gone_since = ? WHERE id = ?", [gone, number])
        self.db.execute("UPDATE pages SET state = 'gone' WHERE article = ?", [number])

    def enter(self, table: str, **row: Any) -> None:
        """Enter a row of the ledger or of the crawls."""
        marks = ", ".join("?" * len(row))
        self.db.execute(f"INSERT INTO {table}({', '.join(row)}) VALUES ({marks})", [*row.values()])


def make_region(folder: Path) -> Region:
    """Make the archive ``archive.db`` and its web archive in ``folder``."""
    press = Press(folder)
    with press.db.atomic():
        press.open()
        for day in range(DAYS):
            _print_day(press, day)
        for number, article, moment in press.rows[-160::19]:
            press.edit(number, article, moment)
        for number, _, moment in press.rows[-220::47]:
            press.withdraw(number, moment)
        _crawls(press)
        found = _shown(press)
    press.close()
    return found


def _print_day(press: Press, day: int) -> None:
    rng, morning = press.rng, END.replace(hour=6) - timedelta(days=DAYS - 1 - day)
    news: list[tuple[datetime, House, Story]] = []
    shared = release(f"wilayah-{day}", morning.date()) if day % RELEASE_EVERY == 0 else None
    for house in HOUSES:
        name = house.outlet.name
        if day < house.since or (name == SILENT[0] and day > DAYS - SILENT[1]):
            continue
        often = house.daily / (2 if morning.weekday() > 4 else 1)
        for turn in range(3):
            if rng.random() < often / 2:
                moment = morning + timedelta(
                    minutes=rng.randint(0, 820), seconds=rng.randint(0, 59)
                )
                news.append((moment, house, write(f"{name} {day} {turn}", moment.date())))
        if shared is not None and rng.random() < house.shares:
            moment = morning + timedelta(hours=2 + rng.random() * house.quick)
            if moment < END:
                news.append((moment, house, reprint(shared, name)))
    for moment, house, story in sorted(news, key=lambda each: each[0]):
        press.article(house, story, moment.replace(microsecond=0))


def _crawls(press: Press) -> None:
    for house in HOUSES:
        for turn in range(CRAWLS, 0, -1):
            started = END - timedelta(hours=6 * (turn - 1))
            press.enter("runs", started=stamp(started), outlet=house.outlet.name, mode="latest",
                        finished=stamp(started + timedelta(minutes=2)), new=1)  # fmt: skip
    name, month, count = REFUSED
    home = next(house.outlet.home for house in HOUSES if house.outlet.name == name)
    for turn in range(count):
        url = f"{home}baca/{turn}-arsip-lama"
        press.enter("pages", url=url, key=url, outlet=name, state="failed", reason="http_403",
                    published=f"{month}-{turn % 28 + 1:02d}", first_listed=stamp(END))  # fmt: skip


def _shown(press: Press) -> Region:
    story, article = press.db.execute(
        "SELECT s.id, a.id FROM stories AS s JOIN articles AS a ON a.story = s.id"
        " JOIN reprints AS r ON r.article = a.id WHERE r.lag_hours > 0"
        " AND s.first_published > '2024-03' ORDER BY s.outlets DESC, s.id DESC, r.lag_hours LIMIT 1"
    ).fetchone()
    (edited,) = press.db.execute(
        "SELECT article FROM revisions WHERE changed LIKE '%title%' AND kind = 'outlet'"
        " AND revision > 1 ORDER BY seen DESC LIMIT 1"
    ).fetchone()
    return Region(press.path, story, article, edited)

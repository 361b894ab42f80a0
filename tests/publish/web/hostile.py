"""An archive whose every text is a payload."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from crawler.archive.captures import known_warc, save_capture, warc_name
from crawler.archive.runs import save_outlet
from crawler.archive.store import open_archive
from crawler.archive.warc import WarcFile
from crawler.outlet import Outlet
from crawler.records import Article, Contributor
from tests.archive.helpers import exchange
from tests.publish.web.payloads import PAYLOADS
from tests.publish.web.town import save

START = datetime(2024, 5, 1, 3, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Hostile:
    path: Path
    pages: tuple[str, ...]
    """Every page that shows something of it."""
    feeds: tuple[str, ...]


def make_hostile(folder: Path) -> Hostile:
    """Make the archive: an article a payload, in every field, edited, withdrawn, preserved."""
    path = folder / "archive.db"
    db = open_archive(path)
    outlet = Outlet(
        name="jahat", title=PAYLOADS[5], home="javascript:alert(0)", region=PAYLOADS[0],
        timezone="Asia/Makassar", language="id",
    )  # fmt: skip
    warc = WarcFile(folder / "warcs" / "jahat.warc.gz")
    name = warc_name(warc.path, path)
    numbers = []
    with db.atomic():
        save_outlet(db, outlet)
        known_warc(db, name, None, closed=True)
        for place, payload in enumerate(PAYLOADS):
            moment = START + timedelta(days=place)
            article = _article(place, payload, moment)
            body = f"<html><title>{payload}</title><body>{payload}<p>{payload}</p>".encode()
            taken = replace(exchange(article.url, body), fetched=moment)
            capture = save_capture(db, None, name, taken, warc.write(taken))
            number = save(db, article, moment, capture)
            db.execute("UPDATE articles SET capture = ? WHERE id = ?", [capture, number])
            text = f"{payload} disunting\n\n{article.text}"
            edit = replace(
                article, title=f"{payload} {place}", text=text,
                content_hash=sha256(text.encode()).hexdigest(),
            )  # fmt: skip
            save(db, edit, moment + timedelta(days=1))
            numbers.append(number)
        db.execute("UPDATE articles SET gone_since = '2024-08-01T00:00:00+00:00' WHERE id % 2 = 0")
        db.execute(
            "INSERT INTO pages(url, outlet, state, reason, key)"
            " VALUES (?, 'jahat', 'failed', ?, '')",
            [PAYLOADS[23], PAYLOADS[12]],
        )
        for place, payload in enumerate(PAYLOADS):
            db.execute(
                "INSERT INTO stories(id, articles, outlets, first_published, title)"
                " VALUES (?, 2, 2, '2024-05-01', ?)",
                [9000 + place, payload],
            )
        db.execute("UPDATE articles SET story = 9000 WHERE id <= 4")
        db.execute(
            "INSERT INTO runs(started, outlet, mode, problem, finished)"
            " VALUES ('2024-06-30T00:00:00+00:00', 'jahat', 'latest', ?,"
            " '2024-06-30T01:00:00+00:00')",
            [PAYLOADS[11]],
        )
    warc.close()
    db.close()
    of_articles = [f"/article/{n}" for n in numbers]
    of_articles += [f"/article/{n}/revisions" for n in numbers[::3]]
    pages = (
        "/", "/outlets", "/outlet/jahat?size=50", "/stories?size=50", "/story/9000",
        "/changes?size=100", "/withdrawn?size=50", "/dashboard", "/search?q=alert&size=50",
        "/archive", "/archive/articles?_facet=authors", "/archive/revisions", "/archive/outlets",
        "/archive/articles/3", "/archive/pages", "/archive/runs", "/archive/contributors",
        *of_articles, *(f"/article/{n}/page" for n in numbers[::5]),
    )  # fmt: skip
    feeds = ("/front", "/outlet/jahat", "/stories", "/changes", "/withdrawn", "/search",
             "/outlets", "/story/9000", "/article/2/revisions")  # fmt: skip
    return Hostile(path, pages, feeds)


def _article(place: int, payload: str, moment: datetime) -> Article:
    text = f"{payload}\n\nParagraf {place} tentang alert {payload} di kota."
    return Article(
        outlet="jahat",
        url=f"https://jahat.example/{place}/",
        title=payload,
        authors=(payload,),
        editors=(payload,),
        contributors=(Contributor(payload, "author"), Contributor(payload, "photographer")),
        published=moment.isoformat() if place % 3 else payload,
        published_raw=payload,
        published_source="text",
        section=payload,
        tags=(payload, "alert"),
        language=payload if place % 2 else "id",
        image=payload,
        description=f"{payload} ringkasan yang cukup panjang untuk tampil di daftar artikel",
        dateline=payload,
        text=text,
        words=len(text.split()),
        content_hash=sha256(text.encode()).hexdigest(),
    )

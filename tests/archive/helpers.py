"""Small makings for the archive's tests."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.articles import Visit
from crawler.archive.runs import save_outlet
from crawler.archive.store import open_archive
from crawler.archive.warc import Exchange
from crawler.outlet import Outlet
from crawler.records import Article, Contributor

NOON = datetime(2024, 5, 31, 4, 0, tzinfo=UTC)
OUTLET = Outlet(name="kabar", title="Kabar Muara", home="https://kabar.example/")
WORDS = (
    "Warga Desa Muara Lembak bergotong royong membangun jembatan gantung yang putus diterjang"
    " banjir dua pekan lalu, sementara pemerintah kabupaten menyiapkan anggaran perbaikan permanen."
    " Kepala desa berharap jembatan itu dapat dilalui sebelum masa panen padi ladang tiba."
)


def new_archive(folder: Path) -> Database:
    db = open_archive(folder / "archive.db")
    save_outlet(db, OUTLET)
    return db


def article(
    slug: str = "jembatan",
    *,
    text: str = WORDS,
    title: str = "Warga Bangun Jembatan",
    author: str = "Rina Salampak",
    published: str = "2024-05-31T10:00:00+08:00",
) -> Article:
    return Article(
        outlet="kabar",
        url=f"https://kabar.example/2024/05/31/{slug}/",
        title=title,
        authors=(author,),
        published=published,
        text=text,
        contributors=(Contributor(author, "author"),),
        words=len(text.split()),
        content_hash=sha256(text.encode()).hexdigest(),
    )


def visit(page: str, moment: datetime = NOON) -> Visit:
    return Visit(page=page, capture=None, moment=moment, extractor="test")


def exchange(url: str = "https://kabar.example/a/", body: bytes = b"<p>isi</p>") -> Exchange:
    return Exchange(
        url=url,
        fetched=NOON,
        status=200,
        reason="OK",
        protocol="HTTP/1.1",
        headers=(("content-type", "text/html"), ("Transfer-Encoding", "chunked")),
        body=body,
        request_target="/a/",
        request_method="GET",
        request_headers=(("Host", "kabar.example"), ("User-Agent", "arsip")),
    )

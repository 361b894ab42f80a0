"""A small archive to search in: two outlets, articles told apart by what they say."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.articles import save_article
from crawler.archive.runs import save_outlet
from crawler.archive.store import open_archive
from crawler.extract.stems import stems
from crawler.outlet import Outlet
from crawler.records import Article, Contributor
from tests.archive.helpers import visit

KABAR = Outlet(name="kabar", title="Kabar Muara", home="https://kabar.example/")
WARTA = Outlet(
    name="warta", title="Warta Hulu", home="https://warta.example/", region="Kalimantan Utara"
)


def story(
    outlet: str,
    slug: str,
    title: str,
    text: str,
    published: str | None = "2024-05-31T10:00:00+08:00",
    author: str = "Rina Salampak",
    section: str | None = None,
    tags: tuple[str, ...] = (),
) -> Article:
    return Article(
        outlet=outlet,
        url=f"https://{outlet}.example/{slug}/",
        title=title,
        authors=(author,),
        contributors=(Contributor(author, "author"), Contributor("Editor Satu", "editor")),
        published=published,
        section=section,
        tags=tags,
        text=text,
        words=len(text.split()),
        content_hash=sha256(text.encode()).hexdigest(),
    )


STORIES = (
    story("kabar", "gantung", "Jembatan Gantung Dibuka",
          "Warga membangun kembali jembatan yang putus karena banjir.",
          "2024-05-31T10:00:00+08:00", "Rina Salampak", "Daerah", ("jembatan", "Banjir")),
    story("kabar", "sekolah", "Sekolah Baru untuk Desa Hulu",
          "Pembangunan gedung sekolah selesai lebih cepat. Anggarannya berasal dari dana desa.",
          "2024-06-02", "Yusuf Lahang", "Pendidikan", ("sekolah",)),
    story("warta", "panen", "Panen Padi Ladang Melimpah",
          "Petani menjual padi sampai ke kota lewat jembatan darurat. Desa mengelola dana itu.",
          "2023-12-31T23:30:00+08:00", "Maria Lawai", "Daerah", ("pertanian",)),
    story("warta", "salat", "Salat Jum'at Berlangsung Khidmat",
          "Jemaah memenuhi masjid raya pada hari raya kemarin.", None, "Yusuf Lahang"),
    story("warta", "beton", "Beton Pengganti Kayu",
          "Dinas menyebut jembatan beton lebih awet daripada kayu ulin.",
          "2024-06-10T08:00:00+08:00", "Maria Lawai", "Daerah"),
)  # fmt: skip


def make_library(folder: Path) -> Database:
    """Make the archive ``archive.db`` in ``folder``."""
    db = open_archive(folder / "archive.db")
    with db.atomic():
        for outlet in (KABAR, WARTA):
            save_outlet(db, outlet)
        for article in STORIES:
            add(db, article)
    return db


def add(db: Database, article: Article) -> int:
    """Save an article with its stems; return its id."""
    roots = stems(f"{article.title}\n{article.text}")
    return save_article(db, article, roots, visit(article.url)).article


def edited(article: Article, title: str, text: str) -> Article:
    """Return the article as its outlet shows it after an edit."""
    digest = sha256(text.encode()).hexdigest()
    return replace(article, title=title, text=text, content_hash=digest)

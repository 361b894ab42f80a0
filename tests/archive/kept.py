"""A small archive as a crawl leaves it: pages, lists, web archive, ledger, all of a piece."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from crawler.archive import ledger
from crawler.archive.articles import Visit, save_article
from crawler.archive.captures import known_warc
from crawler.archive.exchange import Exchange
from crawler.archive.exclusive import recover
from crawler.archive.runs import Tally, finish_run, start_run
from crawler.archive.writer import Writer
from crawler.extract.article import content_hash
from crawler.extract.stems import stems
from crawler.outlet import Outlet
from crawler.records import Article, Contributor, Link
from tests.archive.helpers import NOON, exchange

HOME = "https://kabar.example/"
KABAR = Outlet(name="kabar", title="Kabar Muara", home=HOME)
WARTA = Outlet(name="warta", title="Warta Hulu", home="https://warta.example/")
RELEASE = (
    "Bupati meresmikan pasar terapung di Muara Tolan yang dibangun dengan dana desa selama dua"
    " tahun dan menampung delapan puluh pedagang sayur serta ikan setiap pagi."
)
"""What two outlets print alike."""


@dataclass(frozen=True)
class Told:
    """What an article says."""

    slug: str
    title: str
    text: str
    outlet: str = "kabar"

    @property
    def url(self) -> str:
        return f"https://{self.outlet}.example/2024/05/31/{self.slug}/"


BRIDGE = Told(
    "warga-seberang-bangun-titian",
    "Warga Seberang Bangun Titian Rotan",
    "Nenek Suryaningrum menganyam titian rotan sepanjang empat puluh depa agar cucunya tidak lagi"
    " berenang ke sekolah setiap pagi.\n\n“Saya hanya takut buaya,” katanya sambil tertawa.\n\n"
    + RELEASE,
)
"""The article that is taken down."""
OTHERS = (
    Told("harga-cabai-naik", "Harga Cabai di Pasar Induk Naik",
         "Harga cabai rawit di pasar induk naik menjadi sembilan puluh ribu rupiah sekilogram sejak"
         " hujan menutup jalan dari kebun selama sepekan terakhir.\n\nPedagang berharap jalan"
         " segera dibuka."),
    Told("pasar-terapung", "Pasar Terapung Muara Tolan Diresmikan", RELEASE + "\n\nPedagang"
         " menyambut tempat baru itu dengan kenduri.", outlet="warta"),
)  # fmt: skip
ALL = (BRIDGE, *OTHERS)


def article_of(told: Told) -> Article:
    return Article(
        outlet=told.outlet,
        url=told.url,
        title=told.title,
        authors=("Rina Salampak",),
        published="2024-05-31T10:00:00+08:00",
        language="id",
        description=told.text[:80],
        text=told.text,
        contributors=(Contributor("Rina Salampak", "author"),),
        words=len(told.text.split()),
        content_hash=content_hash(told.text),
    )


def page_of(told: Told) -> bytes:
    text = "".join(f"<p>{part}</p>" for part in told.text.split("\n\n"))
    return f"<html><title>{told.title}</title><h1>{told.title}</h1>{text}</html>".encode()


def lists() -> list[Exchange]:
    """What the outlet's own lists and pages say of its articles."""
    own = [told for told in ALL if told.outlet == "kabar"]
    posts = [
        {"id": n, "link": told.url, "title": {"rendered": told.title},
         "content": {"rendered": page_of(told).decode()}, "author": "rina"}
        for n, told in enumerate(own)
    ]  # fmt: skip
    items = "".join(
        f"<item><title>{told.title}</title><link>{told.url}</link>"
        f"<description>&lt;p&gt;{told.text[:120]}&lt;/p&gt;</description></item>"
        for told in own
    )
    teasers = "".join(
        f'<a href="{told.url}" title="{told.title}"><b>{told.title.split()[0]}</b>'
        f" {told.title.partition(' ')[2]}</a><p>{told.text[:120]} ...</p>"
        for told in own
    )
    packed = gzip.compress(teasers.encode(), mtime=0)
    front = exchange(HOME, packed)
    return [
        exchange(f"{HOME}wp-json/wp/v2/posts?page=1", json.dumps(posts).encode()),
        exchange(f"{HOME}feed/", f"<rss><channel>{items}</channel></rss>".encode()),
        replace(front, headers=(*front.headers, ("Content-Encoding", "gzip"))),
    ]


def crawl(path: Path, *, with_lists: bool = True) -> None:
    """Write the archive at ``path`` as a crawl does; may be called on what is there already."""
    writer = Writer(path, recover)
    for outlet in (KABAR, WARTA):
        run = writer.do(partial(begin, outlet=outlet)).result()
        name = f"warcs/{outlet.name}-{run}.warc.gz"
        writer.open_warc(run, name, path.parent / name)
        if outlet is KABAR and with_lists:
            for found in lists():
                writer.preserve(run, found)
        for told in ALL:
            if told.outlet == outlet.name:
                capture = writer.preserve(run, exchange(told.url, page_of(told))).result()
                writer.do(partial(keep, told=told, capture=capture)).result()
        writer.close_warc(run)
        writer.do(partial(finish_run, run=run, tally=Tally(), problem=None, moment=NOON)).result()
    writer.close()


def begin(db: Database, outlet: Outlet) -> int:
    run = start_run(db, outlet, "full", NOON)
    known_warc(db, f"warcs/{outlet.name}-{run}.warc.gz", run)
    return run


def keep(db: Database, told: Told, capture: int) -> None:
    article = article_of(told)
    ledger.offer(db, told.outlet, [Link(told.url, told.title)], "feed", NOON)
    if ledger.redacted(db, told.url):
        return
    visit = Visit(page=told.url, capture=capture, moment=NOON, extractor="test")
    saved = save_article(db, article, stems(f"{told.title}\n{told.text}"), visit)
    ledger.archived(db, told.url, saved.article, NOON)

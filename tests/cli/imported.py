"""Web archives as many crawlers write them, for the tests of ``arsip import``."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from pathlib import Path

from tests.archive.warcs import (
    HTML,
    chunked,
    gzipped,
    http,
    page,
    record,
    story,
    wacz,
    zstandard,
)

SITE = "https://kabarluar.example"
VILLAGES = ("Muara Lembak", "Tanah Hulu", "Sungai Damit", "Teluk Sumbang", "Batu Ampar Baru")


def url(name: str) -> str:
    return f"{SITE}/2024/05/31/{name.lower().replace(' ', '-')}/"


def first(*, edited: bool = False) -> bytes:
    return story(VILLAGES[0], "Bupati meninjau lokasi." if edited else "")


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def later() -> bytes:
    """A plain file of WARC/1.0: an edited article, and the day after it was seen again."""
    body = first(edited=True)
    headers = (*HTML, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"))
    packed = gzip.compress(body, mtime=0)
    digest = (("WARC-Payload-Digest", sha1(packed)),)
    again = record(
        "revisit", url(VILLAGES[0]), http(b""), date="2024-06-03T01:00:00Z", extra=digest,
        version="WARC/1.0",
    )  # fmt: skip
    return b"".join([
        record("warcinfo", None, b"software: wget\r\n", content_type="application/warc-fields"),
        record(
            "response", url(VILLAGES[0]), http(chunked(packed), headers),
            date="2024-06-02T01:00:00Z", extra=digest, version="WARC/1.0",
        ),
        again,
        record("revisit", SITE + "/x/", http(b""), extra=(("WARC-Payload-Digest", sha1(b"x")),)),
    ])  # fmt: skip


LONG = SITE + "/2024/05/31/desa-panjang/"
CARRIED = SITE + "/2024/05/31/desa-terbawa/"


def several_pages() -> list[bytes]:
    """An article cut into two pages, the second captured after something else."""
    links = f'<div class="page-links">1 <a href="{LONG}2/">2</a></div></article>'.encode()
    second = story("Desa Panjang Bagian Dua").replace(b"<h1", b"<h2").replace(b"</h1", b"</h2")
    return [
        page(LONG, story("Desa Panjang").replace(b"</article>", links)),
        record("response", SITE + "/robots.txt", http(b"", (("Content-Type", "text/plain"),))),
        page(LONG + "2/", second, "2024-05-31T04:00:05Z"),
    ]


def api_answer() -> bytes:
    """WordPress's answer with a whole article, whose page nobody asked for."""
    text = "".join(f"<p>Warga Desa Terbawa menanam bakau ke-{n} di pesisir.</p>" for n in range(9))
    post = {
        "id": 7, "link": CARRIED, "date": "2024-05-31T10:15:00", "date_gmt": "2024-05-31T02:15:00",
        "title": {"rendered": "Warga Desa Terbawa Menanam Bakau"},
        "content": {"rendered": text, "protected": False}, "excerpt": {"rendered": ""},
    }  # fmt: skip
    return record(
        "response",
        SITE + "/wp-json/wp/v2/posts?per_page=100",
        http(json.dumps([post]).encode(), (("Content-Type", "application/json"),)),
    )


def write_files(folder: Path) -> list[Path]:
    """Write what the run imports; the older capture comes after the newer one."""
    folder.mkdir()
    pictures = record(
        "response", SITE + "/a.jpg", http(b"\xff\xd8", (("Content-Type", "image/jpeg"),))
    )
    older = [
        page(url(VILLAGES[0]), first(), "2024-05-31T04:00:00Z"),
        page(
            SITE + "/2024/05/31/galeri-foto/", b"<html><title>Galeri</title><img src=a.jpg></html>"
        ),
        record("response", url("hilang"), http(b"tidak ada", status="404 Not Found")),
        pictures,
        record("response", None, http(b"rusak")),
    ]
    zipped = gzipped(
        [page(f"https://www.elang.example/berita/{n}-{n}", story(f"Desa {n}")) for n in range(1, 4)]
    )
    files = {
        "later.warc": later(),
        "older.warc.gz": gzipped(older),
        "resource.warc.zst": zstandard(
            [record("resource", url(VILLAGES[1]), story(VILLAGES[1]), content_type="text/html")],
            story(VILLAGES[0]),
        ),
        "one-member.warc.gz": gzip.compress(
            page(url(VILLAGES[2]), story(VILLAGES[2])) * 1
            + page(url(VILLAGES[3]), story(VILLAGES[3]))
        ),
        "cut.warc.gz": gzipped(
            [
                page(url(VILLAGES[4]), story(VILLAGES[4])),
                page(url("terpotong"), story("Desa Terpotong")),
            ]
        )[:-60],
        "several.warc.gz": gzipped([*several_pages(), api_answer()]),
        "notes.txt": b"catatan, bukan arsip web",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    wacz(folder / "browser.wacz", {"data.warc.gz": zipped})
    return [folder / name for name in [*files, "browser.wacz"]]

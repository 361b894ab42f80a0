"""Preserved responses of every kind, made safe to look at."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.archive.warc import WarcFile
from crawler.publish.web.preserved import Preserved, open_preserved
from tests.archive.helpers import exchange

URL = "https://kabar.example/2024/05/31/jembatan/"


def opened(folder: Path, kind: str, body: bytes) -> Preserved:
    """Preserve a response, and open it as the pages do."""
    warc = WarcFile(folder / "a.warc.gz")
    headers = (("content-type", kind),)
    place = warc.write(replace(exchange(URL, body), headers=headers))
    warc.close()
    archive = SimpleNamespace(path=str(folder / "archive.db"))
    served: Any = SimpleNamespace(get_database=lambda name: archive)
    return open_preserved(served, {"warc": "a.warc.gz", "offset": place.offset}, URL)


def test_of_an_interface_s_answer_the_article_s_own_part_is_shown(tmp_path: Path) -> None:
    posts = [
        {"link": link, "title": {"rendered": title}, "content": {"rendered": f"<p>{title}.</p>"}}
        for link, title in (("https://kabar.example/lain/", "Lain"), (URL, "Jembatan <i>Baru</i>"))
    ]
    page = opened(tmp_path, "application/json; charset=UTF-8", json.dumps(posts).encode()).shown()
    assert "<h1>Jembatan <i>Baru</i></h1>" in page
    assert "Lain" not in page


@pytest.mark.parametrize("body", [b"[]", b"{", b"[1]", b'[{"link": 7}]', b"null"])
def test_other_answers_of_interfaces_are_shown_as_text(tmp_path: Path, body: bytes) -> None:
    page = opened(tmp_path, "application/json", body)
    assert (page.posted, page.is_html, page.text) == (None, False, body.decode())


def test_the_charset_is_read_from_header_or_page(tmp_path: Path) -> None:
    body = "<meta charset=iso-8859-1><p>Café".encode("latin-1")
    assert "Café" in opened(tmp_path, "text/html", body).shown()


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<p>a<script>b</script>c", "<p>ac"),
        ("<script>a</scr<script>ipt>b</script>c", "c"),
        ("<style>a</style><p style='x' onclick='y' lang='id'>b</p>", '<p lang="id">b</p>'),
        ("<iframe src=x>a<p>b</iframe>c", "c"),
        ("<a href='https://x.example/'>a</a>", '<a title="https://x.example/">a</a>'),
        ("<img src=x alt='Pasar & sungai'>", '<span class="picture">▧ Pasar &amp; sungai</span>'),
        ("a<!-- <b>b</b> --><b>c", "a<b>c"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<svg><p>a</p></svg><p>b</p></div></p>", "<p>b</p>"),
        ("<textarea><script>a</script></textarea>b", "b"),
        ("<embed src=x><p>a", "<p>a"),
    ],
)
def test_only_text_and_its_structure_are_kept(page: str, left: str) -> None:
    shown = Preserved(body=page.encode(), content_type="text/html").shown()
    assert shown.partition("<body>")[2].partition("</body>")[0] == left


def test_a_missing_or_broken_file_is_said(tmp_path: Path) -> None:
    archive = SimpleNamespace(path=str(tmp_path / "archive.db"))
    served: Any = SimpleNamespace(get_database=lambda name: archive)
    (tmp_path / "b.warc.gz").write_bytes(b"nothing of the kind")
    for capture, problem in (
        (None, "preserved.none"),
        ({"warc": "a.warc.gz", "offset": 0}, "preserved.elsewhere"),
        ({"warc": "b.warc.gz", "offset": 0}, "preserved.broken"),
    ):
        assert open_preserved(served, capture, URL).problem == problem

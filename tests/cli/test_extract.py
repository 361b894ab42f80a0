"""``arsip extract``: saved pages to JSON, one by one and in batches."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.helpers import arsip, program

ADDRESS = "https://kabarmuara.example/2024/05/31/jembatan-desa-dibuka/"
PAGE = f"""<!doctype html><html lang="id"><head>
<title>Jembatan Desa Dibuka Kembali - Kabar Muara</title>
<meta property="og:url" content="{ADDRESS}">
<link rel="canonical" href="{ADDRESS}"></head><body>
<article><h1>Jembatan Desa Dibuka Kembali</h1>
<p>MUARA – Warga Desa Teluk Lama kembali melintasi jembatan kayu ulin yang selesai diperbaiki awal
pekan ini setelah tiga bulan ditutup untuk umum.</p>
<p>Kepala desa mengatakan perbaikan memakai dana desa sebesar Rp180 juta dan dikerjakan bersama
oleh warga dari empat rukun tetangga secara bergiliran.</p>
<p>Pemerintah kecamatan berencana membangun jembatan beton pada tahun depan agar truk pengangkut
hasil panen tidak perlu lagi memutar melewati jalan perusahaan.</p></article></body></html>"""
GALLERY = """<html lang="id"><head><title>Galeri Foto</title></head>
<body><h1>Galeri Foto</h1><img src="/foto/1.jpg"><img src="/foto/2.jpg"></body></html>"""


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "gallery.html").write_text(GALLERY, encoding="utf-8")
    with gzip.open(tmp_path / "page.html.gz", "wt", encoding="utf-8") as file:
        file.write(PAGE)
    return tmp_path


def test_prints_one_article_as_one_document(saved: Path) -> None:
    done = arsip("extract", "page.html")
    found = json.loads(done.stdout)
    assert (done.exit_code, done.stderr) == (0, "")
    assert found["title"] == "Jembatan Desa Dibuka Kembali"
    assert "dana desa sebesar Rp180 juta" in found["text"]
    assert {"id", "outlet", "authors", "published", "story", "revision"} <= set(found)


def test_takes_the_address_that_the_page_names(saved: Path) -> None:
    assert json.loads(arsip("extract", "page.html").stdout)["url"] == ADDRESS


def test_a_named_address_goes_before_the_pages_own(saved: Path) -> None:
    other = "https://arsipmuara.example/jembatan-desa-dibuka/"
    assert json.loads(arsip("extract", "page.html", "--url", other).stdout)["url"] == other


def test_a_page_without_any_address_is_read_too(saved: Path) -> None:
    bare = PAGE.replace(ADDRESS, "")
    (saved / "bare.html").write_text(bare, encoding="utf-8")
    done = arsip("extract", "bare.html")
    assert json.loads(done.stdout)["url"].startswith("file://")


def test_several_files_print_lines_in_their_order(saved: Path) -> None:
    done = arsip("extract", "page.html.gz", "gallery.html", "page.html")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == ["page.html.gz", "gallery.html", "page.html"]
    assert lines[0]["text"] == lines[2]["text"]
    assert lines[1]["article"] is None


def test_no_article_is_told_with_exit_3(saved: Path) -> None:
    done = arsip("extract", "gallery.html")
    found = json.loads(done.stdout)
    assert done.exit_code == 3
    assert found["article"] is None
    assert done.stderr == f"arsip: gallery.html: no article ({found['reason']})\n"


@pytest.mark.parametrize(
    "words",
    [["absent.html"], [], ["page.html", "--batch"], ["page.html", "gallery.html", "--url", ADDRESS],
     ["page.html", "--outlet", "tidakada"]],
)  # fmt: skip
def test_wrong_usage_is_exit_2_without_a_traceback(saved: Path, words: list[str]) -> None:
    done = arsip("extract", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_an_outlets_declaration_applies(saved: Path) -> None:
    done = arsip("extract", "page.html", "--outlet", "beritakaltim")
    assert json.loads(done.stdout)["outlet"] == "beritakaltim"


def batch(*wanted: Any) -> list[dict[str, Any]]:
    lines = [item if isinstance(item, str) else json.dumps(item) for item in wanted]
    done = arsip("extract", "--batch", stdin="\n".join(lines))
    assert (done.exit_code, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_batch_answers_each_line_under_its_id(saved: Path) -> None:
    lines = batch(
        *({"id": n, "file": "page.html.gz", "url": f"{ADDRESS}{n}/"} for n in range(20)),
        {"id": "galeri", "file": "gallery.html", "url": "https://kabarmuara.example/galeri/"},
    )
    found = {line["id"]: line for line in lines}
    assert len(lines) == len(found) == 21
    assert [line["reason"] for line in lines if "reason" in line] == ["no_text"]
    assert {found[n]["title"] for n in range(20)} == {"Jembatan Desa Dibuka Kembali"}
    assert set(found["galeri"]) == {"id", "article", "reason"}


def test_batch_goes_on_after_bad_lines(saved: Path) -> None:
    bad = [
        "{bukan json",
        "[1, 2]",
        "[" * 100_000,
        {"id": 1},
        {"id": 2, "file": "tidak-ada.html"},
        {"id": 3, "file": "."},
        {"id": 4, "file": "a\0b"},
        {"id": 5, "file": "page.html", "url": 5},
    ]
    *told, last = sorted(batch(*bad, {"id": 9, "file": "page.html"}), key=lambda x: x["id"] or 0)
    assert [line["id"] for line in told] == [None, None, None, 1, 2, 3, 4, 5]
    assert all(line["article"] is None for line in told)
    assert all(line["reason"].startswith("bad_input: ") for line in told)
    assert last["title"] == "Jembatan Desa Dibuka Kembali"


def test_batch_answers_while_more_lines_may_come(saved: Path) -> None:
    with subprocess.Popen(
        program("extract", "--batch"), cwd=saved, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdin
        assert running.stdout
        for key in (1, 2):
            running.stdin.write(json.dumps({"id": key, "file": "page.html"}).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == key

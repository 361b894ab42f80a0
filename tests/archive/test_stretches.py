"""Web archives in a WACZ, also in one that is cut or packed against the standard."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from crawler.archive.copies import copy_path, copy_stretch
from crawler.archive.forms import FormError
from crawler.archive.stretches import stretches
from crawler.archive.warc import read_response, responses
from tests.archive.warcs import gzipped, page, wacz, zstandard

RECORDS = [page(f"https://kabar.example/{n}", b"<p>isi</p>" * n) for n in range(4)]
URLS = [f"https://kabar.example/{n}" for n in range(4)]


def test_records_in_a_wacz_have_offsets_in_the_whole_file(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", {"x.warc.gz": gzipped(RECORDS), "y.warc": RECORDS[0]})
    first, second = stretches(path)
    found = list(responses(path, first.begins, first.ends))
    assert [one.exchange.url for one in found] == URLS
    assert read_response(path, found[2].place.offset).url == URLS[2]
    assert [one.exchange.url for one in responses(path, second.begins, second.ends)] == URLS[:1]


@pytest.mark.parametrize("lost", [30, 200, 400])
def test_a_cut_wacz_gives_what_is_left(tmp_path: Path, lost: int) -> None:
    path = wacz(tmp_path / "a.wacz", {"x.warc.gz": gzipped(RECORDS)})
    path.write_bytes(path.read_bytes()[:-lost])
    (found,) = stretches(path)
    assert next(responses(path, found.begins, found.ends)).exchange.url == URLS[0]


def test_a_zip_without_web_archives_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as whole:
        whole.writestr("catatan.txt", "bukan arsip")
    with pytest.raises(FormError, match="without web archives"):
        stretches(tmp_path / "a.wacz")


def copied(path: Path, folder: Path, refused: str = "") -> list[str]:
    (stretch,) = stretches(path)
    target = copy_path(stretch, folder)
    copy_stretch(stretch, target, lambda url: url == refused)
    assert [file for file in folder.iterdir() if file != target] == []
    return [one.exchange.url for one in responses(target)]


def test_a_packed_member_is_copied_out(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", {"x.warc.gz": gzipped(RECORDS)}, packed=True)
    assert copied(path, tmp_path / "warcs") == URLS


@pytest.mark.parametrize(
    "data",
    [
        b"".join(RECORDS),
        gzipped(RECORDS),
        zstandard(RECORDS, RECORDS[1]),
        gzipped([b"".join(RECORDS)]),
        zstandard([b"".join(RECORDS)]),
    ],
)
def test_a_copy_has_a_gzip_member_for_each_record(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "luar.warc"
    path.write_bytes(data)
    assert copied(path, tmp_path / "warcs") == URLS


def test_a_copy_leaves_out_what_was_taken_down(tmp_path: Path) -> None:
    path = tmp_path / "luar.warc.gz"
    path.write_bytes(gzipped(RECORDS))
    assert copied(path, tmp_path / "warcs", refused=URLS[1]) == [URLS[0], *URLS[2:]]

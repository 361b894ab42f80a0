"""Records are found where they lie, however the file is packed and damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from crawler.archive.forms import FormError, form_of, holds_one_record_each
from crawler.archive.frames import frame_at, frames
from crawler.archive.warc import read_response
from tests.archive.warcs import gzipped, page, record, zstandard

RECORDS = [page(f"https://kabar.example/{n}", b"<p>isi " + b"abc " * n * 50) for n in range(5)]
FORMS = {
    "plain": b"".join(RECORDS),
    "gzip": gzipped(RECORDS),
    "zstd": zstandard(RECORDS),
    "zstd with a dictionary": zstandard(RECORDS, RECORDS[0] * 3),
}


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.warc"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_every_record_can_be_read_at_its_offset(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, FORMS[form])
    found = list(frames(path))
    assert [frame.problem for frame in found] == [None] * len(RECORDS)
    for number, frame in enumerate(found):
        assert frame_at(path, frame.offset).data == frame.data
        assert read_response(path, frame.offset).url == f"https://kabar.example/{number}"


@pytest.mark.parametrize("form", FORMS)
def test_reading_goes_on_from_any_record(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, FORMS[form])
    found = list(frames(path))
    assert list(frames(path, found[2].offset, begins=0)) == found[2:]


@pytest.mark.parametrize("form", FORMS)
def test_a_cut_costs_the_last_record_only(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, FORMS[form][:-30])
    *whole, last = frames(path)
    assert [frame.problem for frame in whole] == [None] * (len(RECORDS) - 1)
    assert (last.problem, last.data) == ("cut", b"")


@pytest.mark.parametrize("form", FORMS)
def test_damage_costs_the_record_that_it_hit(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, FORMS[form])
    hit = list(frames(path))[2]
    data = bytearray(FORMS[form])
    data[hit.offset : hit.offset + 8] = b"\x55" * 8
    path.write_bytes(data)
    found = list(frames(path))
    assert [frame.problem for frame in found].count("damaged") == 1
    good = [frame.data for frame in found if frame.problem is None]
    assert [data.split(b"example/")[1][:1] for data in good] == [b"0", b"1", b"3", b"4"]


def test_padding_at_the_end_is_no_damage(tmp_path: Path) -> None:
    path = written(tmp_path, FORMS["gzip"] + b"\x00" * 100)
    assert len(list(frames(path))) == len(RECORDS)


@pytest.mark.parametrize(
    ("data", "each"),
    [
        (FORMS["plain"], True),
        (FORMS["gzip"], True),
        (FORMS["zstd"], True),
        (gzip.compress(FORMS["plain"]), False),
        (zstandard([FORMS["plain"]]), False),
        (gzip.compress(RECORDS[1][:200]) + gzip.compress(RECORDS[1][200:]), False),
    ],
)
def test_files_without_a_member_for_each_record_are_told(
    tmp_path: Path, data: bytes, each: bool
) -> None:
    assert holds_one_record_each(written(tmp_path, data), 0, len(data)) is each


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 laporan tahunan", "no web archive"),
        (b"filedesc://a.arc 0.0.0.0 20010101000000 text/plain 76", "ARC"),
    ],
)
def test_what_is_no_web_archive_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(FormError, match=what):
        form_of(written(tmp_path, data))


def test_a_packed_file_that_holds_something_else_is_named(tmp_path: Path) -> None:
    data = gzip.compress(b"catatan harian yang bukan arsip web")
    with pytest.raises(FormError, match="no web archive"):
        holds_one_record_each(written(tmp_path, data), 0, len(data))


def test_a_record_of_another_type_is_no_response(tmp_path: Path) -> None:
    path = written(tmp_path, record("metadata", "https://kabar.example/", b"a: b"))
    with pytest.raises(ValueError, match="no response"):
        read_response(path, 0)

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.archive.warc import WarcFile, read_response, responses, whole_until
from tests.archive.helpers import exchange


def warc_of(path: Path, count: int = 3) -> list[int]:
    warc = WarcFile(path)
    offsets = [
        warc.write(exchange(f"https://kabar.example/{n}/", b"isi %d" % n * 500)).offset
        for n in range(count)
    ]
    warc.close()
    return offsets


def test_a_response_is_read_back_at_its_offset(tmp_path: Path) -> None:
    offsets = warc_of(tmp_path / "a.warc.gz")
    assert read_response(tmp_path / "a.warc.gz", offsets[1]).url == "https://kabar.example/1/"


def test_the_body_keeps_the_bytes_of_the_wire(tmp_path: Path) -> None:
    warc = WarcFile(tmp_path / "a.warc.gz")
    body = bytes(range(256)) * 10
    place = warc.write(exchange(body=body))
    warc.close()
    assert read_response(tmp_path / "a.warc.gz", place.offset).body == body


def test_the_header_of_joined_chunks_moves_aside(tmp_path: Path) -> None:
    warc = WarcFile(tmp_path / "a.warc.gz")
    place = warc.write(exchange())
    warc.close()
    kept = read_response(tmp_path / "a.warc.gz", place.offset)
    assert kept.header("transfer-encoding") is None
    assert kept.header("x-archive-orig-transfer-encoding") == "chunked"


def test_warcio_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    warc_of(tmp_path / "a.warc.gz")
    command = [sys.executable, "-m", "warcio.cli", "check", "-v", str(tmp_path / "a.warc.gz")]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0
    assert "digest pass" in checked.stdout


def test_places_tile_the_file_between_records(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    offsets = warc_of(path)
    assert [found.place.offset for found in responses(path)] == offsets


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_torn_tail_ends_at_the_last_whole_record(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.warc.gz"
    warc_of(path)
    whole = whole_until(path)
    data = path.read_bytes()
    assert whole == len(data)
    path.write_bytes(data[:-cut])
    end = whole_until(path)
    assert end < len(data) - cut or cut > 200
    path.write_bytes(data[:end])
    assert whole_until(path) == end
    assert all(found.exchange.status == 200 for found in responses(path))


def test_garbage_behind_the_last_record_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    warc_of(path)
    size = path.stat().st_size
    path.write_bytes(path.read_bytes() + b"\x00" * 50)
    assert whole_until(path) == size


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"x")
    with pytest.raises(FileExistsError):
        WarcFile(tmp_path / "a.warc.gz")

"""Web archives of others, where they lie: zstd files, and ZIPs whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.archive.captures import save_capture
from crawler.archive.exchange import parse_record
from crawler.archive.fixity.verify import Extent, verify
from crawler.archive.frames import frames
from crawler.archive.imports import ImportKey, begin_import
from crawler.archive.store import open_archive
from crawler.archive.stretches import stretches
from crawler.archive.takedown.plan import Scope
from crawler.archive.takedown.redact import redact
from crawler.archive.warc import Place
from tests.archive.helpers import NOON
from tests.archive.kept import BRIDGE, OTHERS, page_of
from tests.archive.warcs import gzipped, page, story, wacz, zstandard


def refer(kept: Path, path: Path) -> None:
    """Have the archive refer to all responses in a file, as an import does."""
    db = open_archive(kept)
    with db.atomic():
        for stretch in stretches(path):
            key = ImportKey(str(path), stretch.begins, "")
            begin_import(db, key, stretch, str(path), NOON)
            for frame in frames(path, stretch.begins, stretch.ends):
                found = parse_record(frame.data)
                assert found is not None
                place = Place(frame.offset, frame.length, found.digest)
                save_capture(db, None, str(path), found.exchange, place)
    db.close()


def records() -> list[bytes]:
    pages = [page(told.url, page_of(told)) for told in (BRIDGE, *OTHERS)]
    link = f'<html><a href="{BRIDGE.url}">{BRIDGE.title}</a> Berita lain.</html>'.encode()
    return [*pages, page("https://kabar.example/indeks/", link)]


@pytest.mark.parametrize("dictionary", [b"", story("Muara Tolan")])
def test_a_rewritten_zstd_file_is_one(kept: Path, tmp_path: Path, dictionary: bytes) -> None:
    path = tmp_path / "luar.warc.zst"
    path.write_bytes(zstandard(records(), dictionary))
    refer(kept, path)
    plan = redact(kept, BRIDGE.url, "putusan", NOON, Scope(imported=True))
    assert plan.foreign == []
    findings = verify(kept, NOON, Extent(whole=True))
    assert findings.faults == []
    assert not any(b"Suryaningrum" in frame.data for frame in frames(path))
    assert sum(frame.data.count(b"WARC-Type: response") for frame in frames(path)) == 3


@pytest.mark.parametrize("name", ["luar.wacz", "LUAR.WACZ", "luar.zip"])
def test_a_wacz_is_looked_through_whatever_its_name(kept: Path, tmp_path: Path, name: str) -> None:
    path = wacz(
        tmp_path / name, {"a.warc.gz": gzipped(records()[:2]), "b.warc.gz": gzipped(records()[2:])}
    )
    refer(kept, path)
    assert verify(kept, NOON, Extent(whole=True)).faults == []
    before = path.read_bytes()
    plan = redact(kept, BRIDGE.url, "putusan", NOON, Scope(imported=True))
    (left,) = plan.foreign  # a ZIP is named, and never rewritten
    assert (left.problem, len(left.records)) == (None, 2)
    assert path.read_bytes() == before

"""``arsip wacz``: what it packs, and whether other programs replay it."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.articles import save_article
from crawler.archive.captures import known_warc, save_capture, warc_name
from crawler.archive.ledger import archived, offer
from crawler.archive.runs import save_outlet
from crawler.archive.store import open_archive
from crawler.archive.stretches import stretches
from crawler.archive.surt import surt
from crawler.archive.warc import WarcFile, responses
from crawler.outlet import Outlet
from crawler.records import Link
from tests.archive.helpers import NOON, article, exchange, new_archive, visit
from tests.archive.warcs import gzipped, page, wacz
from tests.cli.environments import environment
from tests.cli.helpers import arsip

ARTICLES = {
    "https://kabar.example/2024/05/31/jembatan/": ("Warga Bangun Jembatan", "2024-05-31"),
    "https://kabar.example/2024/06/02/dermaga/": ("Dermaga Dibuka", "2024-06-02"),
}
OTHER = "https://elang.example/berita/1/pasar"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive of two outlets, one of them imported from a WACZ."""
    folder = tmp_path_factory.mktemp("wacz")
    db = new_archive(folder)
    warc = WarcFile(folder / "warcs" / "a.warc.gz")
    name = warc_name(warc.path, folder / "archive.db")
    with db.atomic():
        known_warc(db, name, None, closed=True)
        for number, (url, (title, day)) in enumerate(ARTICLES.items()):
            moment = NOON + timedelta(days=20, minutes=number)
            got = replace(exchange(url, f"<h1>{title}</h1>".encode()), fetched=moment)
            capture = save_capture(db, None, name, got, warc.write(got))
            offer(db, "kabar", [Link(url)], "feed", moment)
            text = f"{title} oleh warga desa. " * 10
            read = replace(article(title=title, text=text, published=day), url=url)
            saved = save_article(db, read, "", replace(visit(url, moment), capture=capture))
            archived(db, url, saved.article, moment)
        feed = replace(exchange("https://kabar.example/feed/", b"<rss/>"), fetched=NOON)
        save_capture(db, None, name, feed, warc.write(feed))
        _import_other(db, folder)
    warc.close()
    db.close()
    return folder / "archive.db"


def _import_other(db: Any, folder: Path) -> None:
    path = wacz(folder / "luar.wacz", {"x.warc.gz": gzipped([page(OTHER, b"<h1>Pasar</h1>")])})
    save_outlet(db, Outlet(name="elang.example", home="https://elang.example/"))
    known_warc(db, "luar.wacz", None, closed=True)
    (stretch,) = stretches(path)
    for found in responses(path, stretch.begins, stretch.ends):
        save_capture(db, None, "luar.wacz", found.exchange, found.place)


@pytest.fixture(scope="module")
def packed(db: Path) -> Path:
    """Pack everything."""
    target = db.parent / "semua.wacz"
    result = arsip("wacz", str(target), "--db", str(db))
    assert result.exit_code == 0, result.output
    return target


def index_of(path: Path) -> dict[str, dict[str, str]]:
    """Return the index by address, read through the index of its blocks."""
    found = {}
    with zipfile.ZipFile(path) as whole:
        data = whole.read("indexes/index.cdx.gz")
        _, *blocks = whole.read("indexes/index.idx").decode().splitlines()
        for block in blocks:
            place = json.loads(block[block.index("{") :])
            member = data[place["offset"] : place["offset"] + place["length"]]
            assert place["digest"] == f"sha256:{sha256(member).hexdigest()}"
            lines = gzip.decompress(member).decode().splitlines()
            assert lines == sorted(lines)
            assert block.startswith(lines[0].partition(" {")[0])
            for line in lines:
                fields = json.loads(line[line.index("{") :])
                assert line.startswith(surt(fields["url"]) + " 20240")
                found[fields["url"]] = fields
    return found


def test_every_line_of_the_index_leads_to_its_record(packed: Path) -> None:
    found = index_of(packed)
    assert set(found) == {*ARTICLES, OTHER, "https://kabar.example/feed/"}
    with zipfile.ZipFile(packed) as whole:
        for url, fields in found.items():
            data = whole.read(f"archive/{fields['filename']}")[int(fields["offset"]) :]
            record = next(iter(ArchiveIterator(io.BytesIO(data[: int(fields["length"])]))))
            assert record.rec_headers.get_header("WARC-Target-URI") == url


def test_web_archives_and_the_index_are_stored_as_they_are(packed: Path) -> None:
    with zipfile.ZipFile(packed) as whole:
        kinds = {info.filename: info.compress_type for info in whole.infolist()}
    assert kinds["archive/data-00001.warc.gz"] == zipfile.ZIP_STORED
    assert kinds["indexes/index.cdx.gz"] == zipfile.ZIP_STORED


def test_the_data_package_has_every_files_digest(packed: Path) -> None:
    with zipfile.ZipFile(packed) as whole:
        text = whole.read("datapackage.json")
        package = json.loads(text)
        for resource in package["resources"]:
            data = whole.read(resource["path"])
            assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
            assert resource["bytes"] == len(data)
        digest = json.loads(whole.read("datapackage-digest.json"))
        listed = {resource["path"] for resource in package["resources"]}
        assert listed == set(whole.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    assert package["wacz_version"] == "1.1.1"
    assert digest == {"path": "datapackage.json", "hash": f"sha256:{sha256(text).hexdigest()}"}


def test_the_pages_are_the_articles(packed: Path) -> None:
    with zipfile.ZipFile(packed) as whole:
        head, *pages = map(json.loads, whole.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert {page["url"]: page["title"] for page in pages} == {
        url: title for url, (title, _) in ARTICLES.items()
    }


@pytest.mark.parametrize(
    ("words", "urls"),
    [
        (["--outlet", "elang.example"], {OTHER}),
        (["--outlet", "kabar"], {*ARTICLES, "https://kabar.example/feed/"}),
        (["--since", "2024-06-01"], {"https://kabar.example/2024/06/02/dermaga/"}),
        (["--outlet", "kabar", "--until", "2024-05-31"],
         {"https://kabar.example/2024/05/31/jembatan/", "https://kabar.example/feed/"}),
    ],
)  # fmt: skip
def test_an_outlet_and_a_period(db: Path, tmp_path: Path, words: list[str], urls: set[str]) -> None:
    target = tmp_path / "sebagian.wacz"
    assert arsip("wacz", str(target), "--db", str(db), *words).exit_code == 0
    assert set(index_of(target)) == urls


def taken_apart(db: Path, folder: Path) -> Path:
    shutil.copytree(db.parent / "warcs", folder / "warcs")
    shutil.copy(db.parent / "luar.wacz", folder)
    shutil.copy(db, folder)
    return folder / db.name


def test_what_was_taken_down_is_left_out(db: Path, tmp_path: Path) -> None:
    own = taken_apart(db, tmp_path)
    archive = open_archive(own)
    url = next(iter(ARTICLES))
    archive.execute("INSERT INTO redactions(url, at, reason) VALUES (?, '', '')", [url])
    archive.conn.commit()
    archive.close()
    target = tmp_path / "a.wacz"
    assert arsip("wacz", str(target), "--db", str(own)).exit_code == 0
    assert url not in index_of(target)


def test_a_missing_web_archive_is_named_and_the_rest_is_packed(db: Path, tmp_path: Path) -> None:
    own = taken_apart(db, tmp_path)
    (tmp_path / "luar.wacz").unlink()
    result = arsip("wacz", str(tmp_path / "a.wacz"), "--db", str(own))
    assert result.exit_code == 3
    assert "luar.wacz: 1 captures could not be read" in result.stderr
    assert set(ARTICLES) <= set(index_of(tmp_path / "a.wacz"))


@pytest.mark.parametrize(
    ("name", "words", "what"),
    [
        ("ada.wacz", [], "is there already"),
        ("lain.zip", [], "ends in .wacz"),
        ("lain.wacz", ["--outlet", "tidakada"], "no outlet in the archive is called"),
    ],
)
def test_wrong_usage_is_one_line(
    db: Path, tmp_path: Path, name: str, words: list[str], what: str
) -> None:
    (tmp_path / "ada.wacz").touch()
    result = arsip("wacz", str(tmp_path / name), "--db", str(db), *words)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert what in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["ada.wacz"]


@pytest.fixture(scope="module")
def environments(request: pytest.FixtureRequest) -> Path:
    """Return the folder for environments of other programs."""
    cache = request.config.cache
    assert cache is not None
    return cache.mkdir("environments")


def test_py_wacz_finds_it_valid(packed: Path, environments: Path) -> None:
    programs = environment(environments, "wacz")
    command = [str(programs / "wacz"), "validate", "-f", str(packed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "Validation succeeded" in done.stdout


def test_pywb_replays_it(packed: Path, environments: Path, tmp_path: Path) -> None:
    programs = environment(environments, "pywb")
    script = Path(__file__).with_name("replaying.py")
    absent = "https://kabar.example/tidak-ada/"
    urls = [*ARTICLES, OTHER, absent]
    command = [str(programs / "python"), str(script), str(tmp_path), str(packed), *urls]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    for url, (title, _) in ARTICLES.items():
        assert found[url] == [200, f"<h1>{title}</h1>"]
    assert found[OTHER] == [200, "<h1>Pasar</h1>"]
    assert found[absent][0] == 404

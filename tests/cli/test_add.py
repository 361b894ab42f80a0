"""``arsip add``: the report, the file, the refusals."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.helpers import arsip, program
from tests.sites.antara import AntaraSite
from tests.sites.server import Served

QUICK = ("--delay", "0", "--quiet")


def test_writes_a_declaration_and_refuses_to_do_so_again(
    antara_site: Served[AntaraSite], tmp_path: Path
) -> None:
    folder = tmp_path / "spiders"
    words = ("add", antara_site.url, *QUICK, "--into", str(folder), "--region", "Kalimantan Timur")
    ran = arsip(*words)
    assert ran.exit_code == 0, ran.output
    path = folder / "wartabenuakaltim.py"
    written = path.read_text(encoding="utf-8")
    assert 'region="Kalimantan Timur"' in written
    assert written in ran.stdout
    assert str(path) in ran.stdout
    assert antara_site.site.articles[0].title in ran.stdout

    path.write_text("# a person's own\n", encoding="utf-8")
    again = arsip(*words)
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr == f"arsip: {path} exists already (--force writes it anew)\n"
    assert path.read_text(encoding="utf-8") == "# a person's own\n"

    assert arsip(*words, "--force").exit_code == 0
    assert path.read_text(encoding="utf-8") == written


def test_a_dry_run_reports_and_writes_nothing(
    antara_site: Served[AntaraSite], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = arsip("add", antara_site.url, *QUICK, "--dry-run", "--into", "spiders", "--json")
    assert (ran.exit_code, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    assert found["file"] is None
    assert found["outlet"]["timezone"] == "Asia/Makassar"
    assert found["outlet"]["sources"][0] == {"kind": "feed", "path": "/rss/terkini.xml"}
    assert len(found["samples"]) == 5
    assert {entry["kind"] for entry in found["lists"] if entry["works"]} >= {"feed", "sitemap"}
    assert "class WartaBenuaKaltim(OutletSpider):" in found["declaration"]
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_is_refused_before_the_site_is_asked(
    antara_site: Served[AntaraSite], tmp_path: Path
) -> None:
    (tmp_path / "warta.py").touch()
    ran = arsip("add", antara_site.url, *QUICK, "--name", "warta", "--into", str(tmp_path))
    assert ran.exit_code == 2
    assert antara_site.log == []


def test_an_outlet_that_is_declared_is_refused(tmp_path: Path) -> None:
    ran = arsip("add", "https://www.beritakaltim.co/", "--into", str(tmp_path))
    assert ran.exit_code == 2
    assert "declared already, as beritakaltim" in ran.stderr


def test_a_site_that_cannot_be_reached_ends_with_one_line(tmp_path: Path) -> None:
    ran = arsip("add", "http://127.0.0.1:9/", *QUICK, "--into", str(tmp_path))
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert ran.stderr.startswith("arsip: 127.0.0.1:9: cannot be reached")
    assert len(ran.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_crawl_behind_a_look_says_nothing_of_its_own(tmp_path: Path) -> None:
    words = program("add", "http://127.0.0.1:9/", "--dry-run")
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.stderr.splitlines() == [
        "looking at http://127.0.0.1:9/",
        "arsip: 127.0.0.1:9: cannot be reached (connection refused)",
    ]


def test_a_site_without_articles_ends_with_one_line(
    antara_site: Served[AntaraSite], tmp_path: Path
) -> None:
    antara_site.site.posts.clear()
    ran = arsip("add", antara_site.url, *QUICK, "--into", str(tmp_path))
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [("ftp://kabarmuara.example/",), ("https://kabarmuara.example/", "--name", "Kabar-1")]
)
def test_what_is_no_address_or_no_name_is_wrong_usage(words: tuple[str, ...]) -> None:
    ran = arsip("add", *words)
    assert ran.exit_code == 2
    assert len(ran.stderr.splitlines()) == 1

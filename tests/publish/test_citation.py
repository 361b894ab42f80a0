"""Citations: one item of CSL-JSON, told as BibTeX and as text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from crawler.publish.citation import Holding, article_item, bibtex, holding_item, plain
from crawler.publish.dataset.source import archive_holding, content_digest
from tests.archive.library import add, make_library, story

ARTICLE: dict[str, Any] = {
    "id": 17, "outlet": "kabar", "url": "https://kabar.example/2024/05/31/jembatan/",
    "title": "Jembatan Gantung & Pasar 100% Dibuka", "authors": ["Rina Salampak", "Yusuf Lahang"],
    "published": "2024-05-31T23:10:00+08:00", "section": "Daerah", "language": "id",
    "first_seen": "2024-06-01T01:00:00+00:00", "content_hash": "ab" * 32, "revision": 2,
}  # fmt: skip


def test_an_article_is_a_newspaper_article_dated_by_its_own_day() -> None:
    item = article_item(ARTICLE, "Kabar Muara", "2024-06-02T03:00:00+00:00")
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2024, 5, 31]]}
    assert item["accessed"] == {"date-parts": [[2024, 6, 2]]}
    assert item["author"] == [{"literal": "Rina Salampak"}, {"literal": "Yusuf Lahang"}]
    assert item["container-title"] == "Kabar Muara"


def test_as_text() -> None:
    assert plain(article_item(ARTICLE, "Kabar Muara")) == (
        "Rina Salampak, Yusuf Lahang. “Jembatan Gantung & Pasar 100% Dibuka”. Kabar Muara,"
        " 2024-05-31. https://kabar.example/2024/05/31/jembatan/ (archived 2024-06-01). SHA-256 of"
        f" the text: {'ab' * 32}, revision 2."
    )


def test_as_bibtex() -> None:
    entry = bibtex(article_item(ARTICLE, "Kabar Muara"))
    assert entry.startswith("@misc{kabar2024jembatan-17,\n")
    assert r"title = {{Jembatan Gantung \& Pasar 100\% Dibuka}}," in entry
    assert "author = {{Rina Salampak} and {Yusuf Lahang}}," in entry


@pytest.mark.parametrize("title", ["Harga {naik", "a}b", "\\input{/etc/passwd}", "50% _naik_ #1 $"])
def test_no_title_breaks_an_entry(title: str) -> None:
    entry = bibtex(article_item(ARTICLE | {"title": title, "url": f"https://k.example/{title}"}))
    bare = re.sub(r"\\[%#&_$]", "", entry)
    assert bare.count("{") == bare.count("}")
    depth = 0
    for char in bare:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert "\\input" not in entry


def test_what_is_unknown_is_left_out() -> None:
    bare = ARTICLE | {"authors": [], "published": None, "section": None, "language": None}
    item = article_item(bare)
    assert not {"author", "issued", "section", "language"} & set(item)
    assert plain(item).startswith("“Jembatan Gantung & Pasar 100% Dibuka”. kabar, undated.")


def test_a_holding_is_a_dataset_whose_version_is_its_digest() -> None:
    holding = Holding("News archive of Kabar", 5, ["Kabar"], "2023-12-31", "2024-06-10",
                      "2024-06-11T00:00:00+00:00", "cd" * 32)  # fmt: skip
    item = holding_item(holding)
    assert (item["type"], item["version"]) == ("dataset", f"sha256:{'cd' * 32}")
    assert "5 articles of 1 outlet (Kabar), published 2023-12-31 to 2024-06-10" in plain(item)


def test_the_digest_of_an_archive_is_that_of_its_texts(tmp_path: Path) -> None:
    one, other = make_library(tmp_path / "one"), make_library(tmp_path / "other")
    assert content_digest(one) == content_digest(other)
    add(other, story("kabar", "baru", "Berita Baru", "Teks yang baru."))
    assert content_digest(one) != content_digest(other)
    assert archive_holding(other).articles == 6
    assert archive_holding(one).title == "News archive of Kabar Muara, Warta Hulu, 2023–2024"

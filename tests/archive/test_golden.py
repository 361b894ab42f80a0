"""Search over real Indonesian texts, against a truth that regular expressions derive.

Skipped where the texts are absent. The truth of a family are its word forms as a grammar of
Indonesian derives them, not what the stemmer believes.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive.runs import save_outlet
from crawler.archive.search import search
from crawler.archive.store import open_archive
from tests.archive.library import KABAR, add, story

FAMILIES = {
    "pembangunan": r"(?:mem|pem|di|ter)?bangun(?:an|kan)?",
    "menulis": r"[mp]enulis(?:an|kan)?|(?:di|ter)?tulis(?:an|kan)?",
    "perbaikan": r"(?:mem|di|ter|se|ke|per|memper|diper)?baik(?:an|i|kan)?",
    "penerima": r"[mp]enerima(?:an)?|(?:di)?terima",
    "pelayanan": r"(?:me|pe|di)?layan(?:an|i)?",
    "kegiatan": r"(?:ke)?giat(?:an)?",
    "bantuan": r"(?:mem|di|ter|pem)?bantu(?:an)?",
    "pengerjaan": r"(?:be|pe)?kerja(?:an)?|[mp]engerja(?:kan|an)|dikerjakan",
    "peningkatan": r"[mp]eningkat(?:an|kan)?|(?:di)?tingkat(?:an|kan)?",
    "penggunaan": r"(?:meng|peng|di|ber)guna(?:an|kan)?|gunakan|guna",
    "petani": r"(?:ber|pe|per)?tani(?:an)?",
    "pelaksanaan": r"(?:me|pe|di|ter)?laksana(?:an|kan)?",
    "pengawasan": r"(?:meng|peng|di)?awas(?:an|i)?",
    "pencairan": r"(?:men|pen|di)?cair(?:an|kan)?",
    "keluarga": r"(?:ber|se)?keluarga",
    "pendidikan": r"(?:men|pen|ter|di)?didik(?:an)?",
    "kesehatan": r"(?:ke|me|pe)?(?:nye|se)hat(?:an|kan)?",
    "pertemuan": r"(?:ber|per|di)?temu(?:an|kan|i)?|[mp]enemu(?:an|kan|i)?|ketemu",
    "pembayaran": r"(?:mem|pem|di|ter)?bayar(?:an|kan)?",
    "penyaluran": r"[mp]enyalur(?:an|kan)?|(?:di|ter)?salur(?:an|kan)?",
}
ENDINGS = r"(?:nya|lah|kah|pun)?"


@pytest.fixture(scope="module")
def texts(data_dir: Path) -> list[tuple[str, str]]:
    """Title and body of each text."""
    found = []
    for name in ("pupr-samarinda", "radarbogor"):
        with gzip.open(data_dir / "texts" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for item in map(json.loads, lines):
                body = item["body"]
                found.append((item["title"], body if isinstance(body, str) else "\n\n".join(body)))
    return found


@pytest.fixture(scope="module")
def library(
    texts: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Database, dict[int, str]]:
    """An archive of the texts, and each article's words in lower case by its id."""
    db = open_archive(tmp_path_factory.mktemp("golden") / "archive.db")
    words = {}
    with db.atomic():
        save_outlet(db, KABAR)
        for number, (title, body) in enumerate(texts):
            words[add(db, story("kabar", str(number), title, body))] = f"{title}\n{body}".lower()
    return db, words


def found(db: Database, query: str) -> set[int]:
    return {hit.article["id"] for hit in search(db, query, limit=100_000).hits}


@pytest.mark.parametrize("word", FAMILIES)
def test_a_family_is_found(library: tuple[Database, dict[int, str]], word: str) -> None:
    db, words = library
    form = re.compile(rf"\b(?:{FAMILIES[word]}){ENDINGS}\b")
    truth = {number for number, text in words.items() if form.search(text)}
    hits = found(db, word)
    assert len(truth) >= 3, "too few to measure"
    assert len(truth & hits) / len(truth) >= 0.95
    assert len(truth & hits) / len(hits) >= 0.9


def test_phrases_are_found_exactly(library: tuple[Database, dict[int, str]]) -> None:
    db, words = library
    pairs = Counter(
        pair
        for text in words.values()
        for pair in set(re.findall(r"(?=\b([a-z]+ [a-z]+)\b)", text))
    )
    for phrase, _ in pairs.most_common(400)[::20]:
        form = re.compile(r"\b" + r"[\W_]+".join(phrase.split()) + r"\b")
        truth = {number for number, text in words.items() if form.search(text)}
        assert found(db, f'"{phrase}"') == truth, phrase

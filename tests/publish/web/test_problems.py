"""What is wrong with an outlet, in the reader's language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from crawler.operate.problems import ENGLISH, Code, NoteCode, Problem
from crawler.publish.web.problems import problem_words, reason_words
from crawler.publish.web.texts import texts
from crawler.publish.web.wording import Language

WITA = datetime.fromisoformat("2024-05-31T14:05:00+08:00")


def test_every_code_has_words_everywhere() -> None:
    codes = {*get_args(Code), *get_args(NoteCode)}
    assert set(ENGLISH) == codes
    assert {f"problem.{code}" for code in codes} <= set(texts())


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (
            Problem("silent", {"since": WITA, "due": WITA + timedelta(days=9), "usual": "2.5"}),
            "Tidak ada artikel sejak 31 Mei 2024, 14.05 WITA; seharusnya paling lambat"
            " 9 Juni 2024, 14.05 WITA (biasanya 2.5 seminggu).",
        ),
        (
            Problem("lost_any", {"field": "author", "have": 0, "size": 8, "before": 0.983}),
            "Bidang “penulis” hilang: 0 dari 8 artikel terbaru memilikinya, sebelumnya 98 %.",
        ),
        (
            Problem("paused", {"since": WITA.astimezone(UTC), "every": timedelta(hours=6)}),
            "Tidak dikunjungi sejak 31 Mei 2024, 06.05 UTC (biasanya setiap 6 jam).",
        ),
        (
            Problem("unread", {"n": 12, "since": WITA, "why": {"failed: http_403": 12}}),
            "Dari 12 alamat yang didaftar sejak 31 Mei 2024, 14.05 WITA tidak satu pun"
            " diarsipkan (gagal: HTTP 403: 12).",
        ),
        (
            Problem("complaint", {
                "said": "3 of 4 pages failed (timeout: 2, http_500: 1); something new",
                "mode": "latest", "since": WITA,
            }),
            "3 dari 4 halaman gagal (terlalu lama: 2, HTTP 500: 1); something new"
            " (yang terbaru, kunjungan 31 Mei 2024, 14.05 WITA)",
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Problem) else "",
)  # fmt: skip
def test_problems_are_said_in_indonesian(problem: Problem, told: str) -> None:
    assert problem_words("id", problem) == told


@pytest.mark.parametrize(
    ("language", "told", "words"),
    [
        ("id", "failed: http_404", "gagal: HTTP 404"),
        ("id", "blocked: robots.txt", "tidak boleh diminta: robots.txt melarang"),
        ("en", "failed: connection refused", "failed: connection refused"),
        ("id", "gone", "hilang"),
        ("id", "failed: <b>odd</b>", "gagal: <b>odd</b>"),
        ("id", "neither", "neither"),
    ],
)
def test_reasons_are_words(language: Language, told: str, words: str) -> None:
    assert reason_words(language, told) == words

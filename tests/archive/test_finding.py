"""Marked runs are found with their words known and with nothing but their digests, alike."""

from __future__ import annotations

import pytest

from crawler.archive.takedown.finding import Marked
from crawler.archive.takedown.marks import digest, runs_of, words_of

TITLE = "Perahu Ketinting Tenggelam di Hulu"
RUN = "Empat penumpang perahu ketinting selamat setelah berenang ke tepi"


def marked() -> Marked:
    heading = tuple(words_of(TITLE))
    return Marked.of({**runs_of(RUN), (len(heading), digest(heading)): heading})


def found(marks: Marked, text: str) -> list[str]:
    return [text[start:end] for start, end in marks.find(text)]


@pytest.fixture(params=["words known", "digests only"])
def marks(request: pytest.FixtureRequest) -> Marked:
    known = marked()
    return known if request.param == "words known" else Marked(known.marks)


@pytest.mark.parametrize(
    "text",
    [
        f"<h2>{TITLE}</h2><p>Cuaca cerah.",
        f'<img alt="{TITLE}">',
        "<b>Perahu</b> <i>KETINTING</i> tenggelam&nbsp;di <a href='/hulu'>hulu</a>",
        r'{"t": "Perahu ketinting\ntenggelam di \u0048ulu"}',
        "&lt;p&gt;Perahu ketinting tenggelam&amp;nbsp;di hulu&lt;/p&gt;",
    ],
)
def test_a_run_is_found_across_tags_escapes_and_entities(marks: Marked, text: str) -> None:
    assert len(found(marks, text)) == 5


def test_the_stretches_are_the_words_and_nothing_else(marks: Marked) -> None:
    assert found(marks, f"Lalu: <em>{TITLE}</em>!") == TITLE.split()


def test_overlapping_runs_are_one_another_s(marks: Marked) -> None:
    assert found(marks, f"<p>{RUN}.</p>") == RUN.split()


@pytest.mark.parametrize(
    "text",
    ["", "Perahu ketinting", "Perahu ketinting tenggelam dekat hulu", RUN.rpartition(" ke ")[0]],
)
def test_what_is_no_whole_run_stays(marks: Marked, text: str) -> None:
    assert found(marks, text) == []

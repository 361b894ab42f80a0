"""Reprints are one story; what only looks alike is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest

from crawler.stories.likeness import Likeness, compare
from crawler.stories.words import words_of
from tests.sites.newsroom import release, write
from tests.stories.recurring import KINDS, edition

DAY = date(2024, 5, 31)
RELEASES = [release(f"rilis {number}", DAY) for number in range(6)]

Handled = Callable[[list[str]], list[str]]


def likeness(one: tuple[str, str], other: tuple[str, str]) -> Likeness:
    return compare(words_of(*one), words_of(*other))


def one_story(one: tuple[str, str], other: tuple[str, str], *, same_outlet: bool = False) -> bool:
    return likeness(one, other).one_story(same_outlet=same_outlet)


@pytest.mark.parametrize(
    "handled",
    [
        lambda body: body,
        lambda body: [f"Kabaretam.id, Samarinda – {body[0]}", *body[1:], "(Adv)"],
        lambda body: body[: len(body) * 2 // 3],
        lambda body: body[: max(2, len(body) // 3)],
        lambda body: [f"Kabar baik datang dari pemerintah. {body[0]}", body[2], body[1], *body[4:]],
        lambda body: [body[0], "Baca juga: Berita Lain Hari Ini", *body[1:]],
        lambda body: [p.replace(" yang ", " ").replace("akan", "bakal") for p in body],
    ],
    ids=["whole", "dateline", "trimmed", "a third", "reworked", "read also", "copy-edited"],
)  # fmt: skip
@pytest.mark.parametrize("number", range(len(RELEASES)))
def test_a_reprint_is_the_same_story(number: int, handled: Handled) -> None:
    story = RELEASES[number]
    body = list(story.paragraphs)
    printed = (story.title, "\n\n".join(handled(body)))
    assert one_story((story.title, "\n\n".join(body)), printed)


@pytest.mark.parametrize("kind", KINDS)
def test_editions_of_a_form_are_different_stories(kind: str) -> None:
    editions = {edition(kind, number) for number in range(12)}
    assert len(editions) >= 4
    merged = [pair for pair in combinations(sorted(editions), 2) if one_story(*pair)]
    assert merged == []


def test_editions_of_a_form_contradict_each_other() -> None:
    assert likeness(edition("prices", 1), edition("prices", 2)).contradict


def test_an_edition_that_two_outlets_print_is_one_story() -> None:
    title, text = edition("prices", 1)
    assert one_story((title, text), ("Harga Cabai Bergerak", f"SAMARINDA – {text} (Adv)"))


def test_different_news_is_far_apart() -> None:
    stories = [write(f"berita {number}", DAY) for number in range(12)]
    texts = [(story.title, "\n\n".join(story.paragraphs)) for story in stories]
    assert max(likeness(a, b).containment for a, b in combinations(texts, 2)) < 0.4


def test_a_round_up_is_none_of_the_stories_that_it_quotes() -> None:
    briefs = [(story.title, "\n\n".join(story.paragraphs[:2])) for story in RELEASES]
    told = "\n\n".join(f"{title}\n\n{text}" for title, text in briefs)
    round_up = ("Terpopuler: Enam Berita Pilihan Pekan Ini", told)
    assert [one_story(brief, round_up) for brief in briefs] == [False] * 6


def test_a_corrected_figure_is_the_same_story() -> None:
    story = RELEASES[0]
    text = "\n\n".join(story.paragraphs)
    before = f"{text} Kerugian mencapai 25 juta rupiah menurut dinas."
    after = f"{text} Kerugian mencapai 35 juta rupiah menurut dinas."
    assert one_story((story.title, before), (story.title, after))


def test_within_an_outlet_more_must_be_shared() -> None:
    story = RELEASES[0]
    text, part = "\n\n".join(story.paragraphs), "\n\n".join(story.paragraphs[:4])
    assert one_story((story.title, text), (story.title, part))
    assert not one_story((story.title, text), (story.title, part), same_outlet=True)
    assert one_story((story.title, text), (story.title, text + " (Adv)"), same_outlet=True)


def test_short_texts_are_alike_only_where_they_are_the_same() -> None:
    short = ("Foto: Pawai Budaya", "Peserta pawai melintas di depan kantor bupati.")
    longer = ("Foto: Pawai Budaya", "Peserta pawai melintas di depan kantor bupati pagi tadi.")
    assert one_story(short, short)
    assert not one_story(short, longer)


def test_no_words_are_no_story() -> None:
    assert not one_story(("", ""), ("", ""))


def test_the_comparison_is_symmetric() -> None:
    a, b = edition("ceremony", 1), edition("ceremony", 2)
    assert likeness(a, b) == likeness(b, a)

"""Copies share keys, other articles hardly any."""

from __future__ import annotations

from datetime import date

from crawler.stories.keys import KEYS, may_be_one_story, sample_of
from crawler.stories.words import words_of
from tests.sites.newsroom import release, write
from tests.stories.recurring import edition

STORY = release("rilis kunci", date(2024, 5, 31))
WHOLE = sample_of(words_of(STORY.title, "\n\n".join(STORY.paragraphs)))
HALF = sample_of(words_of(STORY.title, "\n\n".join(STORY.paragraphs[: len(STORY.paragraphs) // 2])))


def test_a_sample_is_small_and_always_the_same() -> None:
    assert len(WHOLE.keys) == KEYS
    assert WHOLE.keys == tuple(sorted(set(WHOLE.keys)))
    assert sample_of(words_of("", "satu dua tiga empat lima enam")).keys == (222597395, 799720979)


def test_a_part_shares_keys_with_the_whole() -> None:
    shared = len(set(WHOLE.keys) & set(HALF.keys))
    assert shared >= 3
    assert may_be_one_story(shared, WHOLE, HALF)


def test_other_news_shares_hardly_any() -> None:
    for number in range(10):
        other = write(f"lain {number}", date(2024, 5, 31))
        sample = sample_of(words_of(other.title, "\n\n".join(other.paragraphs)))
        assert len(set(WHOLE.keys) & set(sample.keys)) <= 2


def test_articles_of_the_same_length_must_share_more() -> None:
    assert may_be_one_story(3, WHOLE, HALF)
    assert not may_be_one_story(3, WHOLE, WHOLE)


def test_other_figures_need_no_comparison() -> None:
    one, other = (sample_of(words_of(*edition("prayer", number))) for number in (1, 2))
    assert not may_be_one_story(KEYS, one, other)


def test_an_article_of_a_few_words_has_no_keys() -> None:
    assert sample_of(words_of("Foto", "Pawai budaya")).keys == ()

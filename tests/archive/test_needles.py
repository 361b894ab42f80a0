from __future__ import annotations

import random

import pytest

from crawler.archive.takedown.needles import Needles

LENGTHS = (0, 1, 3, 4, 5, 7, 8, 9, 20)


@pytest.mark.parametrize("count", [0, 1, 5, 300])
@pytest.mark.parametrize("size", [0, 2, 6, 500])
def test_those_that_stand_in_the_text_are_found(count: int, size: int) -> None:
    dice = random.Random(count * 1000 + size)
    text = bytes(dice.choices(b"abn-", k=size))
    needles = {bytes(dice.choices(b"abn-", k=dice.choice(LENGTHS))) for _ in range(count)}
    for _ in range(count):
        at = dice.randrange(size + 1)
        needles.add(text[at : at + dice.choice(LENGTHS)])
    assert sorted(Needles(needles).among(text)) == sorted(n for n in needles if n in text)


def test_one_at_the_very_end_is_found() -> None:
    needles = [f"desa-{n:04}-hulu".encode() for n in range(50)]
    assert list(Needles(needles).among(b"jauh di " + needles[7])) == [needles[7]]

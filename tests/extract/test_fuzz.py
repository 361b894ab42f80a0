"""Damaged pages: nothing but NotAnArticle, and never long."""

from __future__ import annotations

import contextlib
import random
import time

import pytest

from crawler.extract import NotAnArticle, extract_article
from tests.extract.pages import FULL, URL, article

SECONDS = 5.0
PIECES = (
    b"<", b">", b"</div>", b"<table>", b"<article>", b"<!--", b"<script>", b"\x00", b"\xff\xfe",
    b"&#xd800;", b"&#0;", b"<time datetime='9999-99-99'>", b"<h1>", b"\xe2\x80", b'"', b"{",
    b'<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"author":[[[]]]}]}',
    b'<meta property="article:published_time" content="-1">', b"<p>" * 40, b"Baca juga: " * 9,
)  # fmt: skip


def mutated(seed: int) -> bytes:
    """Cut, repeat, overwrite and insert at places that the seed chooses."""
    chance = random.Random(seed)
    raw = bytearray(article(*FULL, "<p>Reporter: Siti Rahmawati | Editor: Budi</p>").encode())
    for _ in range(chance.randint(1, 30)):
        at, size = chance.randrange(len(raw) or 1), chance.randint(1, 200)
        kind = chance.randrange(4)
        if kind == 0:
            del raw[at : at + size]
        elif kind == 1:
            raw[at:at] = raw[at : at + size] * chance.randint(1, 20)
        elif kind == 2:
            raw[at : at + 1] = bytes([chance.randrange(256)])
        else:
            raw[at:at] = chance.choice(PIECES)
    return bytes(raw)


@pytest.mark.parametrize("block", range(6))
def test_mutated_pages(block: int) -> None:
    for seed in range(block * 40, block * 40 + 40):
        started = time.process_time()
        with contextlib.suppress(NotAnArticle):
            extract_article(mutated(seed), URL)
        assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(
    "source",
    [
        b"<div>" * 5000 + b"x",
        b"<p>" + b"a" * 2_000_000,
        b"<b>" * 3000 + b"teks " * 1000,
        b"<table><tr><td>" * 2000,
        b'<a href="' + b"x" * 500_000 + b'">',
        b"\xff" * 100_000,
        b"<p>" + b"1/1/2020 " * 20_000 + b"</p>",
        b"<p>x " + b"(" * 20_000 + b"</p>",
        b"<title>" + b" - | " * 20_000 + b"</title>",
    ],
)
def test_hostile_pages(source: bytes) -> None:
    started = time.process_time()
    with contextlib.suppress(NotAnArticle):
        extract_article(source, URL)
    assert time.process_time() - started < SECONDS

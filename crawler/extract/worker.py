"""The reader processes' side of the pool: one page after another, under limits."""

from __future__ import annotations

import os
import pickle
import re
import resource
import signal
import socket
import sys
import time
from dataclasses import replace
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from crawler.discover import next_page
from crawler.extract.rights import joined_rights
from crawler.extract.stems import stems
from crawler.extract.tasks import HEADER, Function, Limits, Reading, Task
from crawler.records import Article, NotAnArticle
from crawler.stories.keys import sample_of
from crawler.stories.words import words_of
from crawler.urls import page_number
from crawler.wire import decoded

RECYCLE_PAGES = 5_000
"""A worker ends itself after so many pages: caches and fragments of parsed pages add up."""

CHECK_PAGES = 50
"""Every so many pages a worker looks at its own size."""


WARM_UP = Task(
    b"""<html lang="id"><head><title>Jembatan Desa Dibuka Kembali - Kabar Desa</title></head><body>
<article><h1>Jembatan Desa Dibuka Kembali</h1>
<p class="byline">Penulis: Rahma Wulandari | Jumat, 31 Mei 2024 14:05 WITA</p>
<p>TELUK LAMA - Warga desa kembali melintasi jembatan kayu ulin yang selesai diperbaiki pada awal
pekan ini, setelah tiga bulan ditutup untuk umum karena tiangnya lapuk diterjang banjir.</p>
<p>Kepala desa mengatakan perbaikan memakai dana desa sebesar Rp180 juta dan dikerjakan bersama
oleh warga dari empat rukun tetangga secara bergiliran pada setiap akhir pekan.</p>
<p>Pemerintah kecamatan berencana membangun jembatan beton pada tahun depan agar truk pengangkut
hasil panen tidak perlu lagi memutar melewati jalan perusahaan.</p></article></body></html>""",
    "https://kabar-desa.example/jembatan-desa-dibuka-kembali/",
)
"""An article whose reading loads what is loaded at its first use: dictionaries, models."""


def read_page(task: Task) -> Article:
    """Read a page as ``extract_article`` does. Raises NotAnArticle."""
    from crawler.extract.article import extract_article

    return extract_article(
        task.html,
        task.url,
        task.outlet,
        captured=task.captured,
        content_type=task.content_type,
        listed=task.listed,
        part=task.part,
    )


STEMMED = frozenset({"id", "ms", "jv", "su", None})
"""Languages whose words the Indonesian stemmer knows what to do with; others cost it 30 times as
much a word and bring nothing to the search."""

_TAIL = re.compile(r"/([1-9]\d?)/?$")
_PAGED = re.compile(rb"[?&;][a-z_]*(?:page|halaman|hal|pg)[a-z_]*$", re.IGNORECASE)


def following_page(task: Task) -> str | None:
    """Return the address of the article's next page, None on its only or last one.

    Links are looked at only where some address on the page holds the next number.
    """
    numbers = {page_number(task.url) + 1}
    if tail := _TAIL.search(urlsplit(task.url).path):
        numbers.add(int(tail[1]) + 1)  # too short a slug to be sure that it is a page's number
    held = any(_numbers(task.html, number) for number in numbers)
    return next_page(task.html, task.url) if held else None


def _numbers(html: bytes, number: int) -> bool:
    """Tell whether some address may be a page of this number: ``?page=2``, ``/2/``."""
    path, argument = _numbered(number)
    return path.search(html) is not None or any(
        _PAGED.search(html, max(0, found.start() - 24), found.start())
        for found in argument.finditer(html)
    )


@lru_cache
def _numbered(number: int) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Return patterns of a path that ends with a number, and of an argument that is one."""
    return re.compile(rb"/%d/?[?#\"']" % number), re.compile(rb"=%d(?!\d)" % number)


def run_worker(handle: int, function: Function, limits: Limits) -> None:
    """Serve in a process of its own; does not return."""
    try:
        _serve(socket.socket(fileno=handle), function, limits)
    except ConnectionError:
        pass  # the pool is gone
    finally:
        os._exit(0)


def _serve(link: socket.socket, function: Function, limits: Limits) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    size, resident = _sizes()
    if size:
        resource.setrlimit(resource.RLIMIT_AS, (size + limits.memory, size + limits.memory))
    link.sendall(HEADER.pack(os.getpid()))
    requests = link.makefile("rb")
    for served in count(1):
        header = requests.read(HEADER.size)
        if len(header) < HEADER.size:
            return  # the pool is closed
        # The timer's signal ends the process even where a library never comes back to Python,
        # and also where the pool itself is gone.
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        reading = _read(function, requests, *HEADER.unpack(header))
        signal.setitimer(signal.ITIMER_REAL, 0)
        last = reading.failure == "memory" or served >= RECYCLE_PAGES
        if served % CHECK_PAGES == 0:
            last = last or _sizes()[1] > resident + limits.memory // 4
        answer = pickle.dumps((reading, last), protocol=5)
        link.sendall(HEADER.pack(len(answer)) + answer)
        if last:
            return


def _read(function: Function, requests: BinaryIO, size: int) -> Reading:
    started = time.perf_counter()
    try:
        task: Task = pickle.loads(requests.read(size))
        task = replace(task, html=decoded(task.html, task.coding), coding=None)
        article = function(task)
        article = replace(article, rights=joined_rights(task.beside, article.rights))
        words = stems(f"{article.title}\n{article.text}") if article.language in STEMMED else ""
        sample = sample_of(words_of(article.title, article.text))
        more = following_page(task)
        seconds = time.perf_counter() - started
        return Reading(article, words, sample, following=more, seconds=seconds)
    except NotAnArticle as none:
        return Reading(reason=none.reason, seconds=time.perf_counter() - started)
    except MemoryError:
        failure = "memory"
    except Exception as error:  # noqa: BLE001 - one page's fault must not end the others
        failure = f"error: {type(error).__name__}: {' '.join(str(error).split())[:300]}"
    return Reading(failure=failure, seconds=time.perf_counter() - started)


def _sizes() -> tuple[int, int]:
    """Return this process's address space and resident memory in bytes, zeros where unknown."""
    if sys.platform != "linux":
        return 0, 0
    size, resident, *_ = Path("/proc/self/statm").read_text().split()
    return int(size) * resource.getpagesize(), int(resident) * resource.getpagesize()

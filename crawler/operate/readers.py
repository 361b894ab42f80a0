"""The reader processes of commands that read without crawling, as the project's settings say."""

from __future__ import annotations

from importlib import import_module

from crawler.extract.pool import ReaderPool


def reader_pool() -> ReaderPool:
    """Return a new pool: ``READER_PROCESSES``, ``READER_SECONDS``, ``READER_MEMORY``.

    The module of settings is read itself, not through Scrapy: the processes load the extraction
    while their caller still imports what it needs.
    """
    settings = import_module("settings")
    return ReaderPool(
        workers=getattr(settings, "READER_PROCESSES", None),
        seconds=settings.READER_SECONDS,
        memory=settings.READER_MEMORY,
    )

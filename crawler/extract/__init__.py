"""Reading a news page: body, title, people, dates; pure."""

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from crawler import __version__
from crawler.records import NotAnArticle

if TYPE_CHECKING:
    from crawler.extract.article import extract_article

EXTRACTOR = f"arsip-{__version__}/trafilatura-{version('trafilatura')}"
"""What read a row: stored with it, so that rows read by older rules can be found."""

__all__ = ["EXTRACTOR", "NotAnArticle", "extract_article"]


def __getattr__(name: str) -> Any:
    """Import the reading itself when it is asked for.

    It takes a second, which search (stems alone) and a crawl (its reader processes do the
    reading) need not spend.
    """
    if name == "extract_article":
        from crawler.extract.article import extract_article

        return extract_article
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

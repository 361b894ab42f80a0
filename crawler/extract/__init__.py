"""Reading a news page: body, title, people, dates; pure."""

from typing import TYPE_CHECKING, Any

from crawler.records import NotAnArticle

if TYPE_CHECKING:
    from crawler.extract.article import extract_article

__all__ = ["NotAnArticle", "extract_article"]


def __getattr__(name: str) -> Any:
    """Import the reading itself when it is asked for.

    It takes a second, which search (stems alone) and a crawl (its reader processes do the
    reading) need not spend.
    """
    if name == "extract_article":
        from crawler.extract.article import extract_article

        return extract_article
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

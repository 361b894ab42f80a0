"""Reading a news page: body, title, people, dates; pure."""

from importlib.metadata import version

from crawler import __version__
from crawler.extract.article import extract_article
from crawler.records import NotAnArticle

EXTRACTOR = f"arsip-{__version__}/trafilatura-{version('trafilatura')}"
"""What read a row: stored with it, so that rows read by older rules can be found."""

__all__ = ["EXTRACTOR", "NotAnArticle", "extract_article"]

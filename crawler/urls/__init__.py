"""Addresses: cleaning them, and telling when two are the same article.

An article has two addresses here: the one that is stored and asked for (``clean_url``,
``article_url``) and a comparison key (``url_key``), which no server ever sees.
"""

from crawler.urls.clean import MAX_LENGTH, clean_url
from crawler.urls.identity import article_url, is_front_page, same_site, url_key
from crawler.urls.views import LISTING_WORDS, first_page, page_number

__all__ = [
    "LISTING_WORDS",
    "MAX_LENGTH",
    "article_url",
    "clean_url",
    "first_page",
    "is_front_page",
    "page_number",
    "same_site",
    "url_key",
]

"""Links from what an outlet lists: feeds, sitemaps, API answers, listing pages. Pure."""

from crawler.discover.errors import DiscoverError, DiscoverReason
from crawler.discover.feeds import read_feed
from crawler.discover.posts import Post
from crawler.discover.robots import crawl_delay_of, sitemaps_of
from crawler.discover.sitemaps import read_sitemap
from crawler.discover.wordpress import (
    LINK_FIELDS,
    POST_FIELDS,
    SiteFacts,
    posts_url,
    read_api_root,
    read_full_posts,
    read_posts,
    read_terms,
    terms_url,
)

__all__ = [
    "LINK_FIELDS",
    "POST_FIELDS",
    "DiscoverError",
    "DiscoverReason",
    "Post",
    "SiteFacts",
    "crawl_delay_of",
    "posts_url",
    "read_api_root",
    "read_feed",
    "read_full_posts",
    "read_posts",
    "read_sitemap",
    "read_terms",
    "sitemaps_of",
    "terms_url",
]

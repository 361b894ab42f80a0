"""Links from what an outlet lists: feeds, sitemaps, API answers, listing pages. Pure."""

from crawler.discover.addresses import Kind, Traits, may_be_article, traits_of
from crawler.discover.dayarchive import day_before
from crawler.discover.errors import DiscoverError, DiscoverReason
from crawler.discover.feeds import read_feed, read_feed_posts
from crawler.discover.listings import read_listing
from crawler.discover.look import (
    BodyKind,
    Look,
    System,
    kind_of,
    look_at,
    source_url,
    usual_places,
)
from crawler.discover.multipage import join_pages, next_page, whole_page
from crawler.discover.posts import Post
from crawler.discover.robots import crawl_delay_of, sitemaps_of
from crawler.discover.sitemaps import read_sitemap
from crawler.discover.traps import TRAP_REASONS, ListWatch, SiteWatch, TrapReason
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
    "TRAP_REASONS",
    "BodyKind",
    "DiscoverError",
    "DiscoverReason",
    "Kind",
    "ListWatch",
    "Look",
    "Post",
    "SiteFacts",
    "SiteWatch",
    "System",
    "Traits",
    "TrapReason",
    "crawl_delay_of",
    "day_before",
    "join_pages",
    "kind_of",
    "look_at",
    "may_be_article",
    "next_page",
    "posts_url",
    "read_api_root",
    "read_feed",
    "read_feed_posts",
    "read_full_posts",
    "read_listing",
    "read_posts",
    "read_sitemap",
    "read_terms",
    "sitemaps_of",
    "source_url",
    "terms_url",
    "traits_of",
    "usual_places",
    "whole_page",
]

"""What robots.txt says beside what it forbids: sitemaps and pace (RFC 9309; sitemaps.org)."""

from __future__ import annotations

from protego import Protego

from crawler.discover.errors import looks_like_html
from crawler.urls import clean_url


def sitemaps_of(body: bytes, url: str) -> tuple[str, ...]:
    """Return the sitemaps that a robots.txt answered by ``url`` names, absolute, each once.

    Empty where the answer is a web page.
    """
    if looks_like_html(body):
        return ()
    found = (clean_url(str(sitemap), url) for sitemap in _parsed(body).sitemaps)
    return tuple(dict.fromkeys(address for address in found if address))


def crawl_delay_of(body: bytes, user_agent: str) -> float | None:
    """Return the seconds that a robots.txt asks ``user_agent`` to wait between requests."""
    if looks_like_html(body):
        return None
    delay = _parsed(body).crawl_delay(user_agent)
    return float(delay) if delay is not None and delay >= 0 else None


def _parsed(body: bytes) -> Protego:
    return Protego.parse(body.decode("utf-8-sig", "replace"))

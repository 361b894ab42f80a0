"""``make bench``: every benchmark, one after another."""

from __future__ import annotations

from bench import crawl, quality, requests

if __name__ == "__main__":
    crawl.main()
    requests.main()
    quality.main([])

"""``make bench``: every benchmark, one after another."""

from __future__ import annotations

from bench import crawl, exporting, importing, peers, requests, search, serving

if __name__ == "__main__":
    crawl.main()
    importing.main()
    requests.main()
    search.main()
    exporting.main()
    serving.main()
    peers.main()

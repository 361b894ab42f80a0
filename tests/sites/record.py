"""Record the demo's outlets: ``python -m tests.sites.record [--check]``.

Each site is served over HTTP under its public name, everything that a crawl could ask for is
fetched, and the exchanges are written as WARC/1.1. Dates come from the sites' own clocks and
record ids from the addresses, so recording again gives the same bytes. ``--check`` writes
nothing, and says (exit code 1) whether the shipped recordings are out of date.
"""

from __future__ import annotations

import argparse
import http.client
import io
import re
import sys
import uuid
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from crawler.demo import DEMO_OUTLETS, recordings
from crawler.discover import LINK_FIELDS, POST_FIELDS, posts_url
from crawler.urls import clean_url
from tests.sites.antara import AntaraSite
from tests.sites.base import Site
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite

PACE = timedelta(milliseconds=250)
"""What a recording says passed between two answers."""

LEFT_OUT = {
    "wordpress": r"/uploads/|/wp-json|/(tag|author)/|[?&](amp|s)=",
    "idtheme": r"/uploads/|/(tag/(?!lebaran))",
    "antara": r"/uploads/|/search|/print/",
    "listing": r"/uploads/",
}
"""Links that are not followed, by kind: no crawl needs them."""

STARTS = {
    "wordpress": ("/sitemap_index.xml", "/news-sitemap.xml", "/sitemap.xml", "/wp-json/"),
    "idtheme": ("/sitemap.xml", "/wp-json/"),
    "antara": ("/sitemap.xml", "/sitemap-news.xml"),
    "listing": ("/indeks", "/sitemap.xml", "/feed/", "/wp-json/"),
}
"""What no page links but a crawl may ask for."""

AGENT = {"User-Agent": "arsip (recording of a test site)", "Accept-Encoding": "identity"}


def demo_sites() -> list[Site]:
    """Return the sites of the demo's outlets, in the order of ``DEMO_OUTLETS``."""
    sites = [WordPressSite(30), IdthemeSite(26), AntaraSite(26, crawl_delay=1), ListingSite(24)]
    assert [site.name for site in sites] == [outlet.name for outlet in DEMO_OUTLETS]
    return sites


class Recorder(WARCWriter):  # type: ignore[misc]
    """Writes one site's exchanges, with ids and dates that depend on nothing else."""

    def __init__(self, site: Site) -> None:
        self.file = io.BytesIO()
        super().__init__(self.file, gzip=True, warc_version="WARC/1.1")
        self._site, self._moment = site, site.now
        info = {"software": "arsip tests.sites.record", "isPartOf": site.domain}
        record = self.create_warcinfo_record(f"{site.name}.warc.gz", info)
        record.rec_headers.replace_header("WARC-Record-ID", record_id("warcinfo", site.domain))
        self.write_record(record)

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")

    def curr_warc_date(self) -> str:
        """Return the site's own time."""
        utc = self._moment - (self._moment.utcoffset() or timedelta())
        return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def exchange(self, url: str, reply: http.client.HTTPResponse) -> bytes:
        """Write a request and its response; return the body."""
        self._moment += PACE
        body, parts = reply.read(), urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        asked = [("Host", parts.netloc), *AGENT.items()]
        response = self.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders(
                f"{reply.status} {reply.reason}", reply.getheaders(), protocol="HTTP/1.1"
            ),
            warc_headers_dict={"WARC-Record-ID": record_id("response", url)},
        )
        request = self.create_warc_record(
            url,
            "request",
            http_headers=StatusAndHeaders(f"GET {target} HTTP/1.1", asked, is_http_request=True),
            warc_headers_dict={
                "WARC-Record-ID": record_id("request", url),
                "WARC-Concurrent-To": record_id("response", url),
            },
        )
        self.write_record(response)
        self.write_record(request)
        return body


def record_id(kind: str, url: str) -> str:
    """Return the record id that an address has in every recording."""
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{kind} {url}')}>"


def record(site: Site) -> bytes:
    """Serve a site under its public name and record everything that a crawl could ask for."""
    base = f"https://{site.domain}"
    left_out = re.compile(LEFT_OUT[site.kind])
    with serve(site, base=base) as served:
        recorder = Recorder(site)
        waiting = [f"{base}{path}" for path in ("/robots.txt", "/", *STARTS[site.kind])]
        waiting += list(_api(site))
        known = set(waiting)
        connection = http.client.HTTPConnection(urlsplit(served.url).netloc)
        while waiting:
            url = waiting.pop(0)
            reply = _ask(connection, served, url)
            moved = reply.headers.get("Location")
            body = recorder.exchange(url, reply)
            for found in [moved] if moved else links(url, reply.headers.get_content_type(), body):
                if found.startswith(base) and found not in known and not left_out.search(found):
                    known.add(found)
                    waiting.append(found)
        connection.close()
    return recorder.file.getvalue()


def _api(site: Site) -> Iterator[str]:
    """Yield the pages of the API as ``crawler.discover`` asks for them."""
    if site.kind == "wordpress":
        api = site.url("/wp-json/wp/v2/posts").replace(site.base, f"https://{site.domain}")
        yield posts_url(api, fields=LINK_FIELDS)
        yield posts_url(api, fields=POST_FIELDS, embed=True)


def _ask(
    connection: http.client.HTTPConnection, served: Served[Site], url: str
) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", target, headers={"Host": parts.netloc, **AGENT})
    return connection.getresponse()


def links(url: str, kind: str, body: bytes) -> list[str]:
    """Return the addresses that a page, feed or sitemap names, as a crawl asks for them."""
    found: Iterable[Any] = ()
    if kind == "text/html" and body:
        found = html.fromstring(body).xpath("//a/@href | //link[@type or @rel='amphtml']/@href")
    elif kind.endswith("xml"):
        root = etree.fromstring(body)
        found = root.xpath("//*[local-name()='loc' or local-name()='link']/text()")
    cleaned = (clean_url(urljoin(url, str(link).strip())) for link in found)
    return list(dict.fromkeys(link for link in cleaned if link))


def contents(warc: bytes) -> list[tuple[str, str, bytes]]:
    """Return what a recording holds, without how zlib packed it: type, headers, block."""
    return [
        (record.rec_type, record.rec_headers.to_str(), record.raw_stream.read())
        for record in ArchiveIterator(io.BytesIO(warc), no_record_parse=True)
    ]


def main(arguments: list[str] | None = None) -> int:
    """Record, or check; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    check = parser.parse_args(arguments).check
    stale = [path for path in _made(check) if check]
    for path in stale:
        print(f"{path.name} is out of date: run python -m tests.sites.record", file=sys.stderr)
    return 1 if stale else 0


def _made(check: bool) -> Iterator[Path]:
    """Record every site; yield the files that differ from what is shipped, or were written."""
    for site, path in zip(demo_sites(), recordings(), strict=True):
        warc = record(site)
        if path.is_file() and contents(path.read_bytes()) == contents(warc):
            continue
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(warc)
            print(f"{path.name}: {len(warc):,} bytes")
        yield path


if __name__ == "__main__":
    sys.exit(main())

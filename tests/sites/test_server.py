"""The sites are served as real servers do it."""

from __future__ import annotations

import gzip
import http.client
from urllib.parse import urlsplit

from tests.sites.listing import ListingSite
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite


def connect(served: Served[WordPressSite]) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(served.url).netloc, timeout=5)


def test_pages_name_the_address_where_they_are_served() -> None:
    with serve(WordPressSite(20)) as served:
        connection = connect(served)
        connection.request("GET", "/")
        assert served.site.articles[0].url.encode() in connection.getresponse().read()
        assert served.site.articles[0].url.startswith(served.url)


def test_one_connection_answers_many_requests_and_all_are_logged() -> None:
    with serve(WordPressSite(20)) as served:
        connection = connect(served)
        for path in ("/robots.txt", "/feed/", "/tidak-ada/"):
            connection.request("GET", path, headers={"X-Test": path})
            connection.getresponse().read()
        assert [(line.path, line.status) for line in served.log] == [
            ("/robots.txt", 200),
            ("/feed/", 200),
            ("/tidak-ada/", 404),
        ]
        assert served.log[1].headers["x-test"] == "/feed/"
        assert served.log[0].time <= served.log[2].time
        assert served.asked("/fe") == ["/feed/"]


def test_pages_are_gzipped_for_those_who_take_it() -> None:
    with serve(WordPressSite(20)) as served:
        connection = connect(served)
        connection.request("GET", "/", headers={"Accept-Encoding": "gzip, br"})
        reply = connection.getresponse()
        assert reply.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(reply.read()).startswith(b"<!DOCTYPE html>")


def test_head_and_304_have_no_body() -> None:
    with serve(WordPressSite(20)) as served:
        connection = connect(served)
        connection.request("HEAD", "/")
        first = connection.getresponse()
        assert (int(first.headers["Content-Length"]) > 1000, first.read()) == (True, b"")
        connection.request("GET", "/", headers={"If-None-Match": first.headers["ETag"]})
        second = connection.getresponse()
        assert (second.status, second.read()) == (304, b"")


def test_each_site_has_an_own_host() -> None:
    with serve(ListingSite(20)) as one, serve(ListingSite(20)) as other:
        assert urlsplit(one.url).hostname != urlsplit(other.url).hostname

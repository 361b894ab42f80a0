"""What records say, by whichever crawler they were written."""

from __future__ import annotations

import base64
import gzip
import hashlib

import pytest

from crawler.archive.exchange import RecordError, matches_digest, parse_record
from tests.archive.warcs import HTML, chunked, http, page, record

URL = "https://kabar.example/a/"
BODY = b"<html><p>isi berita</p></html>" * 100


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def parsed(data: bytes):  # type: ignore[no-untyped-def]
    found = parse_record(data)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["chunked", "Chunked"])
def test_chunks_are_joined_and_the_content_coding_stays(name: str) -> None:
    packed = gzip.compress(BODY)
    headers = (*HTML, ("Content-Encoding", "gzip"), ("transfer-encoding", name))
    found = parsed(record("response", URL, http(chunked(packed), headers)))
    assert found.exchange.body == packed
    assert found.exchange.header("content-encoding") == "gzip"


def test_a_body_that_only_claims_to_be_chunked_is_taken_as_it_is() -> None:
    headers = (*HTML, ("Transfer-Encoding", "chunked"))
    assert parsed(record("response", URL, http(BODY, headers))).exchange.body == BODY


def test_a_resource_is_the_page_itself() -> None:
    found = parsed(record("resource", URL, BODY, content_type="text/html"))
    assert (found.exchange.status, found.exchange.body) == (200, BODY)
    assert found.exchange.header("Content-Type") == "text/html"


def test_a_revisit_names_its_original() -> None:
    extra = (
        ("WARC-Payload-Digest", sha1(BODY)),
        ("WARC-Refers-To-Target-URI", "http://kabar.example/a/"),
        ("WARC-Refers-To-Date", "2024-05-01T00:00:00Z"),
    )
    found = parsed(record("revisit", URL, http(b""), extra=extra))
    assert found.original is not None
    assert (found.original[0], found.digest) == ("http://kabar.example/a/", sha1(BODY))


@pytest.mark.parametrize("protocol", ["HTTP/1.0", "HTTP/2", "HTTP/2.0"])
def test_every_protocol_is_read(protocol: str) -> None:
    found = parsed(record("response", f"<{URL}>", http(BODY, protocol=protocol)))
    assert (found.exchange.url, found.exchange.status) == (URL, 200)


def test_a_digest_that_is_true_is_kept() -> None:
    extra = (("WARC-Payload-Digest", sha1(BODY)),)
    assert parsed(record("response", URL, http(BODY), extra=extra)).digest == sha1(BODY)


def test_a_digest_of_the_chunked_bytes_is_replaced_by_one_of_the_body() -> None:
    headers = (*HTML, ("Transfer-Encoding", "chunked"))
    extra = (("WARC-Payload-Digest", sha1(chunked(BODY))),)
    found = parsed(record("response", URL, http(chunked(BODY), headers), extra=extra))
    assert matches_digest(found.exchange.body, found.digest)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record("response", None, http(BODY)), "no_address"),
        (record("response", URL, http(BODY), date=None), "no_date"),
        (record("response", URL, http(BODY), date="kemarin"), "no_date"),
        (record("response", URL, http(BODY))[:-200], "cut_short"),
        (
            record("response", URL, http(BODY), extra=(("WARC-Block-Digest", sha1(b"lain")),)),
            "altered",
        ),
        (b"<!doctype html><p>bukan rekaman</p>\r\n\r\n", "malformed"),
        (record("response", URL, b"bukan jawaban"), "malformed"),
    ],
)
def test_a_broken_record_has_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(RecordError) as error:
        parse_record(data)
    assert error.value.reason == reason


def test_a_page_whose_headers_alone_were_altered_is_taken() -> None:
    extra = (("WARC-Block-Digest", sha1(b"lain")), ("WARC-Payload-Digest", sha1(BODY)))
    assert parsed(record("response", URL, http(BODY), extra=extra)).exchange.body == BODY


@pytest.mark.parametrize("kind", ["request", "warcinfo", "metadata", "conversion"])
def test_other_records_hold_no_page(kind: str) -> None:
    assert parse_record(record(kind, URL, b"a: b\r\n", content_type="text/plain")) is None


def test_what_other_protocols_answered_is_no_page() -> None:
    data = record("response", "dns:kabar.example", b"1.2.3.4", content_type="text/dns")
    assert parse_record(data) is None


@pytest.mark.parametrize("digest", [
    sha1(BODY),
    "sha1:" + hashlib.sha1(BODY).hexdigest(),
    "SHA-256:" + hashlib.sha256(BODY).hexdigest(),
    "md5:" + base64.b64encode(hashlib.md5(BODY).digest()).decode(),
])  # fmt: skip
def test_digests_are_known_in_every_writing(digest: str) -> None:
    assert matches_digest(BODY, digest) is True
    assert matches_digest(BODY + b".", digest) is False


def test_an_unknown_algorithm_says_nothing() -> None:
    assert matches_digest(BODY, "xyz:ABC") is None


def test_the_time_is_the_records_own() -> None:
    assert str(parsed(page(URL, BODY, "2017-03-06T04:02:06Z")).exchange.fetched).startswith("2017")

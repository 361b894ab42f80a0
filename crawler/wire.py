"""Undoing the content coding of a body, within bounds. Pure."""

from __future__ import annotations

import zlib

LARGEST = 64 * 1024 * 1024
"""Bytes a body may decode to; a bomb of more is cut here and reported."""


class BodyError(Exception):
    """The body cannot be decoded; the message says why."""


def decoded(body: bytes, coding: str | None, largest: int = LARGEST) -> bytes:
    """Return the body without its content codings (RFC 9110, Content-Encoding).

    A coding that the body does not really have is ignored, as browsers do; a cut stream gives
    what came before the cut. Raises BodyError for an unknown coding or more than ``largest``.
    """
    for name in reversed([part.strip().lower() for part in (coding or "").split(",")]):
        if name in ("", "identity"):
            continue
        if name in ("gzip", "x-gzip", "deflate"):
            body = _inflate(body, largest)
        elif name == "br":
            body = _unbrotli(body, largest)
        else:
            raise BodyError(f"unknown content coding {name!r}")
    return body


def _inflate(body: bytes, largest: int) -> bytes:
    for bits in (zlib.MAX_WBITS + 32, -zlib.MAX_WBITS):  # gzip or zlib, then raw deflate
        decoder = zlib.decompressobj(bits)
        try:
            plain = decoder.decompress(body, largest + 1)
        except zlib.error:
            continue
        if len(plain) > largest:
            raise BodyError(f"more than {largest} bytes after decompression")
        return plain
    return body


def _unbrotli(body: bytes, largest: int) -> bytes:
    # only here, so that a published archive, which has no compiled libraries, can read the rest
    import brotli

    decoder = brotli.Decompressor()
    plain = bytearray()
    try:
        for start in range(0, len(body), 1 << 16):
            plain += decoder.process(body[start : start + (1 << 16)])
            if len(plain) > largest:
                raise BodyError(f"more than {largest} bytes after decompression")
    except brotli.error:
        return bytes(plain) or body
    return bytes(plain)

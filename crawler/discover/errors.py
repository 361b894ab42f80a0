"""What a list can be instead of what it was asked for as."""

from __future__ import annotations

from typing import Literal

DiscoverReason = Literal[
    "empty",  # no bytes, or nothing but white space
    "html",  # a page: a soft 404, a login or block page
    "refused",  # an API's own error answer, such as 401 or 403 as JSON
    "unreadable",  # of the right kind, but no entry of it can be read
    "too_large",  # unpacks to more than is taken
    "other",  # something else: a picture, plain text, another format
]
"""Why an answer is no list."""


class DiscoverError(Exception):
    """An answer is not the feed, sitemap or API answer that was asked for.

    ``reason`` is counted, the message says it in one line for people.
    """

    def __init__(self, reason: DiscoverReason, message: str) -> None:
        super().__init__(message)
        self.reason: DiscoverReason = reason


def looks_like_html(body: bytes) -> bool:
    """Tell whether bytes begin as an HTML page does."""
    head = body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    while head.startswith((b"<!--", b"<?xml")):  # XHTML, and comments before the doctype
        end = b"-->" if head.startswith(b"<!--") else b"?>"
        _, found, rest = head.partition(end)
        if not found:
            return False
        head = rest.lstrip()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script"))


def refuse(body: bytes, wanted: str) -> DiscoverError:
    """Return the error for an answer that is no ``wanted`` at all."""
    if not body.strip():
        return DiscoverError("empty", f"an empty answer instead of {wanted}")
    if looks_like_html(body):
        return DiscoverError("html", f"a web page instead of {wanted}")
    return DiscoverError("other", f"something other than {wanted}")

"""Why a request failed, in the few words that a person needs."""

from __future__ import annotations

import errno
import socket

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "name not found"),
    (DownloadTimeoutError, "timeout"),
    (ResponseDataLossError, "connection cut"),
    (DownloadCancelledError, "too large"),
)


def describe(error: BaseException) -> str:
    """Return a short reason for a failed request ("connection refused"), stable and countable."""
    if isinstance(error, IgnoreRequest):
        return str(error) or "refused"
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words
    if isinstance(error, DownloadConnectionRefusedError):
        return _connection(error)
    return "connection failed"


def _connection(error: BaseException) -> str:
    cause = error.__cause__
    inner = getattr(cause, "os_error", cause)
    number = getattr(inner, "errno", None)
    if "ertificate" in str(error) or "ertificate" in str(inner):
        return "certificate not valid"
    if number == errno.ECONNREFUSED:
        return "connection refused"
    if number in (errno.EHOSTUNREACH, errno.ENETUNREACH):
        return "host unreachable"
    if isinstance(inner, socket.gaierror):
        return "name not found"
    return "connection failed"

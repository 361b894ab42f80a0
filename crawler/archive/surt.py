"""Sort-friendly addresses (SURT), by which CDX indexes are ordered and looked into.

``https://www.kabar.example/2024/a?b=1`` is ``example,kabar)/2024/a?b=1``. Replaying programs turn
the address that is asked for into the same, by the rules of the Internet Archive's canonicalizer
(its ``surt`` library is under the AGPL, hence these lines).
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes, urlsplit

_SAFE = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
_WWW = re.compile(r"www\d*\.")
_SESSIONS = re.compile(
    r"(?:j|php)?s(?:ess)?(?:ion)?id=[0-9a-z]{32}(?:&|$)|aspsessionid[a-z]{8}=[a-z]{24}(?:&|$)"
    r"|cfid=[^&]+&cftoken=[^&]+(?:&|$)"
)
_PORTS = {"http": 80, "https": 443}


def surt(url: str) -> str:
    """Return the key of an address; what is no http address is its own key."""
    parts = urlsplit(url)
    try:
        host, port = (parts.hostname or "").strip("."), parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not host:
        return url
    host = _WWW.sub("", host, count=1) if _WWW.match(host) else host
    if not host.isascii():
        host = host.encode("idna").decode("ascii", "replace")
    site = ",".join(reversed(host.split(".")))
    if port is not None and port != _PORTS[parts.scheme]:
        site += f":{port}"
    path = re.sub("/{2,}", "/", _escaped(parts.path) or "/")
    path = path.rstrip("/") or "/"
    query = "&".join(sorted(_SESSIONS.sub("", _escaped(parts.query)).split("&"), key=_pair))
    return f"{site}){path}" + (f"?{query}" if query else "")


def _escaped(part: str) -> str:
    """Return a part in lower case, with what must be escaped escaped, once."""
    plain, before = part.encode("utf-8", "surrogatepass"), b""
    while plain != before:
        plain, before = unquote_to_bytes(plain), plain
    return quote(plain, safe=_SAFE).lower()


def _pair(text: str) -> list[str]:
    return text.split("=", 1)

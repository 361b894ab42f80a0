"""The address under which a page is stored and asked for."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, unquote, unquote_plus, urljoin, urlsplit, urlunsplit

import idna

MAX_LENGTH = 2048
"""Longest address that is taken, in characters (sitemaps.org: less than 2,048)."""

# Parameters that name a visit, a campaign or a session, never a document. ``cid``, ``uid``,
# ``source``, ``ref`` are not here: there are systems in which they are the article's id.
_TRACKING = re.compile(
    r"(?:utm|hsa|mtm|matomo|guce|fb_action)_.*"
    r"|(?:pk|itm|ga|at|wt)_(?:campaign|source|medium|content|term|kwd|keyword|place|custom\d)"
    r"|(?:fb|g|d|y|ys|tw|tt|tbl)clid|msclkid|wickedid|srsltid|igsh(?:id)?"
    r"|gbraid|wbraid|mc_[ce]id|_g[al]|_hs(?:enc|mi)|__hs\w+|mkt_tok|gs_l|oly_(?:enc|anon)_id"
    r"|vero_(?:id|conv)|xtor|cmpid|tblci|_openstat|fb_(?:source|ref)"
    r"|__twitter_impression|guccounter|usqp|amp_js_v|amp_gsa|ref_src|ref_url|tag_from|spm"
    r"|replytocom|like_comment|share|_wpnonce|doing_wp_cron"
    r"|(?:php|asp|j)?sess(?:ion)?_?id|phpsessid|aspsessionid\w*|oscsid|zenid|cfid|cftoken",
    re.IGNORECASE,
)
_SHARED_FROM = re.compile(
    r"(?:facebook|fb|twitter|x|whatsapp|wa|telegram|instagram|ig|line|rss|feed|share|google|"
    r"gnews|news\.google\.com|t\.co|[\w.-]*facebook\.com)",
    re.IGNORECASE,
)
_HEX_SESSION = re.compile(r"[0-9a-f]{26,64}", re.IGNORECASE)
_PATH_SESSION = re.compile(r";jsessionid=[^/;?]*|/\(S\([a-z0-9]{24}\)\)", re.IGNORECASE)

_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # RFC 3986, 2.3
_PATH_SAFE = "/:@!$&'()*+,;=~"
_QUERY_SAFE = "/?:@!$&()*+,;=~"  # without ': browsers and Scrapy escape it in a query
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\u2060\ufeff]")
_UNFILLED = re.compile(r"\{\{|\$\{|<%|\{%")  # a template that nobody filled in
# What most addresses look like, and cleaning would not change: a tenth of the time.
_CLEAN = re.compile(
    r"https?://(?:[a-z0-9][a-z0-9-]{0,61}\.)+[a-z]{2,24}"
    r"/[A-Za-z0-9/_~-]{0,1500}(?:\.html?)?(?:\?p=\d{1,18})?"
)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*")


def clean_url(url: str, base: str | None = None) -> str | None:
    """Return the absolute address under which a page is stored and asked for.

    ``url`` may be relative to ``base``. Without fragment, tracking and session parameters;
    host in lower case and IDNA, no default port, dot segments resolved, percent-encoding
    normalised (RFC 3986, 6.2.2); parameters keep their order, ids stay. None where it is no
    usable http(s) address: another scheme, user information, a bad host or port, over
    ``MAX_LENGTH`` characters. Idempotent, never raises.
    """
    if _CLEAN.fullmatch(url) and len(url) < MAX_LENGTH:
        return url
    try:
        text = _INVISIBLE.sub("", url).strip().replace("&amp;", "&").replace("&#038;", "&")
        if not text or len(text) > 2 * MAX_LENGTH or _UNFILLED.search(text):
            return None
        head, mark, query = text.partition("?")
        text = head.replace("\\", "/") + mark + query
        parts = urlsplit(urljoin(base, text) if base else text)
        scheme = parts.scheme.lower()
        if scheme not in ("http", "https") or "@" in parts.netloc:
            return None
        host = _host(parts)
        if host is None:
            return None
        path = _path(parts.path)
        query = "&".join(_kept(_escaped(parts.query, _QUERY_SAFE)))
        cleaned = urlunsplit((scheme, host, path, query, ""))
    except ValueError:  # what urllib, idna and ipaddress raise for addresses that are none
        return None
    return cleaned if len(cleaned) <= MAX_LENGTH else None


def _host(parts: SplitResult) -> str | None:
    """Return host and port as written in an address, None where it is no host."""
    host, port = parts.hostname or "", parts.port  # .port raises ValueError when out of range
    host = unquote(host).lower().removesuffix(".")
    if ":" in host:
        host = f"[{ip_address(host).compressed}]"
    else:
        if not host.isascii():
            host = idna.encode(host, uts46=True).decode("ascii").removesuffix(".")
        if len(host) > 253 or not _HOST.fullmatch(host):
            return None
        if re.fullmatch(r"\d+|0x[0-9a-f]*", host.rsplit(".", 1)[-1]):
            ip_address(host)  # only dotted quads: 0x7f.1 and 2130706433 hide where they lead
    if port is None or port == {"http": 80, "https": 443}[parts.scheme.lower()]:
        return host
    return f"{host}:{port}" if port else None


def _escaped(part: str, safe: str) -> str:
    part = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)
    return re.sub(r"%[0-9A-Fa-f]{2}", _unescaped, quote(part, safe=safe + "%"))


def _unescaped(match: re.Match[str]) -> str:
    char = chr(int(match[0][1:], 16))
    return char if _UNRESERVED.fullmatch(char) else match[0].upper()


def _path(path: str) -> str:
    """Return a path without session and dot segments (RFC 3986, 5.2.4)."""
    path, before = _escaped(path, _PATH_SAFE), ""
    while path != before:  # taking one out may uncover another
        path, before = _PATH_SESSION.sub("", path), path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _kept(query: str) -> list[str]:
    """Return the parameters of a query that belong to the document, as written."""
    kept = []
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        name, value = unquote_plus(name), unquote_plus(value)
        low = name.lower()
        shared = low in ("ref", "source", "src", "from", "via") and _SHARED_FROM.fullmatch(value)
        session = low in ("sid", "s", "session", "token") and _HEX_SESSION.fullmatch(value)
        if name == "nb" and value == "1":  # the other half of Jetpack's ?share=
            continue
        if pair and not (_TRACKING.fullmatch(name) or shared or session):
            kept.append(pair)
    return kept

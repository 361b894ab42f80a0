"""An article's words as they are compared: no dateline, sign-off, address or stock phrase.

What two outlets print around the same copy differs, and what one office prints around different
copy is the same; neither says anything about the story. What tells stories apart are figures and
names, so they are known apart from the other words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

LONGEST = 6_000
"""Words of an article that are compared; what comes after is left out of account."""
LONGEST_FURNITURE = 300
"""Characters of a line that may be house furniture."""
CACHED_ARTICLES = 256
"""Articles of which the words are remembered: what came lately is what the next is like."""

_PLAIN = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
}
_SIGNS_OF_ADDRESS = ("://", "www.", "@", ".me/", ".ly/", ".gle/", ".id/")
_ADDRESS = re.compile(
    r"(?:\b(?:website|situs|laman|web|instagram|ig|facebook|fb|fanpage|youtube|twitter|x|tiktok"
    r"|telegram|whatsapp|wa|e-?mail|surel|link|tautan|call center|hotline)\s*[:=]?\s*)?"
    r"(?:https?://\S+|www\.\S+|\b(?:wa\.me|bit\.ly|t\.me|s\.id|forms\.gle)/\S+|\S+@\S+\.\w+"
    r"|(?<!\w)@\w[\w.]+)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    # a line that leads to other articles, names who made this one, or asks to follow
    r"^\W*(?:(?:baca|simak|lihat|tonton|read|see)\s+(?:juga|pula|selengkapnya|also|more)\b.*"
    r"|(?:reporter|pewarta|penulis|penyunting|editor|redaktur|writer|wartawan|kontributor"
    r"|fotografer|sumber|source|laporan|ditulis oleh|oleh|copyright|hak cipta|tags?)\s*[:©].*"
    r"|(?:ikuti|follow|dapatkan|bergabung|gabung|cek|klik)\b.{0,120}\b(?:kami|google news|channel"
    r"|saluran|whatsapp|telegram|our|us|berita (?:terbaru|terkini|pilihan))\b.*"
    r"|.{0,90}\b(?:dapat|bisa)\s+(?:diakses|dihubungi|diikuti)\s+(?:melalui|di|lewat)\W*"
    r"|(?:artikel|berita) ini (?:telah|sudah) (?:tayang|terbit|dimuat)\b.*"
    r"|(?:contact person|narahubung|informasi lebih lanjut|link pendaftaran)\W*"
    r"|(?:foto|photo|ist|dok|credit)\s*[:/].*)$",
    re.IGNORECASE,
)
_STOCK = re.compile(
    # says that somebody said it, and nothing else
    r"\b(?:hal (?:itu|ini|tersebut)|demikian(?:lah)?|informasi (?:itu|ini|tersebut))\s+"
    r"(?:di(?:sampaikan|ungkapkan|katakan|jelaskan|tegaskan|utarakan|kutip|ketahui|peroleh)"
    r"|terungkap)(?:nya)?\b"
    r"[^.!?\n]{0,60}\b(?:keterangan|rilis|siaran pers|pernyataan)\b[^.!?\n]{0,80}[.!?]",
    re.IGNORECASE,
)
_STOCK_ENDS = ("keterangan", "rilis", "siaran pers", "pernyataan")
_SIGN_OFF = re.compile(
    r"\s*(?:[(\[]\s*[*/\w.,&|: -]{1,30}[)\]]|-\s*(?:selesai|tamat|habis)\s*-|[#*_=~-]+)\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?\"')\]*]\s*$|^\s*$")
_DATELINE = re.compile(r"^\W*(?P<place>[^!?;\"]{2,70}?)(?:\s*-{1,3}(?=\s|[A-Z\"])|\s*:\s)")
_PLACE_WORDS = 6
"""Words of the longest dateline ("Outlet.co, Penajam Paser Utara, Kalimantan Timur")."""
_HOST = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|news|org|info|asia|tv|example)\b", re.IGNORECASE
)
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?|[^\W_]+")
_NAME = re.compile(r"[A-ZÀ-Þ](?:(?<=\w .)|(?<=[,;/(-].)|(?<=[,;] .))[^\W_]*")
"""A capital within a sentence: after a word or a comma, not after a full stop or a colon. The
capital comes first in the pattern: what stands before it is looked at there alone."""

_COUNTS = frozenset(
    re.findall(
        r"\w+",
        """
        senin selasa rabu kamis jumat sabtu minggu ahad januari februari pebruari maret april mei
        juni juli agustus september oktober november nopember desember
        monday tuesday wednesday thursday friday saturday sunday january february march may june
        july august october december
        satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus seribu belas
        pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh
        one two three four five six seven eight nine ten eleven twelve
        """,
    )
)
"""Words that count or date."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one article: those of the headline, then those of the text."""

    words: tuple[str, ...]
    """Lower case, in order; figures without leading noughts, times with a point."""
    different: frozenset[str]
    """The different ones."""
    figures: frozenset[str]
    """Those that are figures, number words, days or months."""
    names: frozenset[str]
    """Those that stand with a capital within a sentence of the text."""
    heading: frozenset[str]
    """Those of the headline that say something: four letters and more, no figures."""


@lru_cache(CACHED_ARTICLES)
def words_of(title: str, text: str) -> Words:
    """Return the words of an article by which it is compared."""
    body = _without_furniture(_plain(text))
    heads = _tokens(_plain(title))
    words = tuple([*heads, *_tokens(body)][:LONGEST])
    different = frozenset(words)
    figures = frozenset(w for w in different if w in _COUNTS or not w.isalpha())
    names: set[str] = set()
    if not _shouted(body):
        names = {name.lower() for name in _NAME.findall(body)} & different
    heading = frozenset(w for w in heads if len(w) >= 4 and w not in figures)
    return Words(words, different, figures, frozenset(names - figures), heading)


def _tokens(text: str) -> list[str]:
    return [w if w.isalpha() else _figure(w) for w in _TOKEN.findall(text.lower())]


def _figure(word: str) -> str:
    return word.replace(":", ".").lstrip("0") or "0"


def _shouted(text: str) -> bool:
    """Tell a text that is written in capitals throughout."""
    sample = text[:500]
    return sum(map(str.isupper, sample)) > 0.4 * len(sample)


def _plain(text: str) -> str:
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    for char, plain in _PLAIN.items():
        if char in text:
            text = text.replace(char, plain)
    return text


def _without_furniture(text: str) -> str:
    if _may_hold_address(text):
        text = _without_addresses(text)
    lines = [line for line in text.split("\n") if _says_something(line)]
    # a reworked lead may go before the copy's own dateline
    lines[:2] = [_without_dateline(line) for line in lines[:2]]
    _drop_sign_off(lines)
    left = "\n".join(lines)
    small = left.lower()
    # most texts hold none of its last words, and looking for these takes a tenth of the time
    return _STOCK.sub(" ", left) if any(word in small for word in _STOCK_ENDS) else left


def _may_hold_address(text: str) -> bool:
    small = text.lower()
    return any(sign in small for sign in _SIGNS_OF_ADDRESS)


def _without_addresses(text: str) -> str:
    """Take addresses out, with what announces them: "Situs:" in the same line or the one before."""
    lines = text.split("\n")
    near: set[int] = set()
    for index, line in enumerate(lines):
        if _may_hold_address(line):
            near.add(index)
            before = index - 1
            while before > 0 and not lines[before].strip():
                before -= 1
            near.update(range(max(0, before), index))
    parts = []
    for held, part in groupby(enumerate(lines), lambda item: item[0] in near):
        joined = "\n".join(line for _, line in part)
        parts.append(_ADDRESS.sub(" ", joined) if held else joined)
    return "\n".join(parts)


def _says_something(line: str) -> bool:
    if len(line) > LONGEST_FURNITURE:
        return True
    return _TOKEN.search(line) is not None and _FURNITURE.match(line) is None


def _without_dateline(line: str) -> str:
    match = _DATELINE.match(line)
    if match is None:
        return line
    words = re.findall(r"[^\W\d_]+", _HOST.sub(" ", match["place"]))
    if len(words) <= _PLACE_WORDS and all(word[0].isupper() for word in words):
        return line[match.end() :]
    return line


def _drop_sign_off(lines: list[str]) -> None:
    """Take "(adv)", "[TOS]" and the like off the end; a sign-off follows a finished sentence."""
    while lines:
        match = _SIGN_OFF.search(lines[-1])
        if match is None or not _ENDS.search(lines[-1][: match.start()]):
            return
        lines[-1] = lines[-1][: match.start()]
        if _TOKEN.search(lines[-1]):
            return
        lines.pop()

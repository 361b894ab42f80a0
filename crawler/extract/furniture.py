"""Lines that stand among an article's paragraphs and are none: each rule has a name.

The judge chooses blocks by weighing; these rules need no weighing. They are applied to what it
chose, and every line that goes is listed with the rule that took it, so that it can be counted,
tested and undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.bylines import LABELLED, is_name_line
from crawler.extract.dates import find_printed
from crawler.extract.marks import CAPTION, COMMENTS, FIGURE, LIST, TABLE
from crawler.extract.months import WEEKDAY_NAMES
from crawler.extract.title import comparable

ALSO = re.compile(
    r"^[\W_]*(?:(?:baca|lihat|simak|tonton|dengar(?:kan)?|cek|ketahui|klik)\s*(?:juga|pula"
    r"|selengkapnya|"
    r"lainnya|artikel(?: lainnya)?|berita(?: lainnya)?|video(?:nya)?|sebelumnya)\b|"
    r"(?:artikel|berita|video)\s+(?:terkait|lainnya|pilihan)\b|"
    r"(?:read|see|watch|listen)\s+(?:also|more|next|this)\b|also\s+(?:read|see|watch)\b|"
    r"related\s*(?:stor(?:y|ies)|articles?|news|posts?|coverage|:|$)|more\s*:|recommended\s*:|"
    r"lesen sie (?:auch|hier|dazu)|lesetipp|mehr zum thema|auch interessant|das könnte (?:sie"
    r"|dich)|"
    r"(?:à |a )?lire aussi|voir aussi|sur le même sujet|"
    r"(?:lea|lee|vea|mira|ver) (?:también|además|más)|te puede interesar|le puede interesar|"
    r"leia (?:também|mais)|veja (?:também|mais)|leggi anche|les også|läs (?:också|även|mer)|"
    r"lees ook|czytaj (?:także|też|więcej)|baca selengkapnya)",
    re.IGNORECASE,
)
"""Beginnings of lines that lead to other articles, in the languages of the pages seen."""

_SHARE = re.compile(
    r"^[\W_]*(?:(?:share|bagikan|teilen|tweet|facebook|twitter|x|whatsapp|wa|telegram|line|linkedin"
    r"|pinterest|instagram|e-?mail|print|cetak|copy link|salin(?: tautan| link)?|follow|ikuti|like"
    r"|kirim|drucken|merken|partager|compartir|this|article|artikel|on|via|ke|to|berita ini|ini|in"
    r"|with|friends|and|auf|per|sur|en)[\W_]*)+$",
    re.IGNORECASE,
)
_SCROLL = re.compile(
    r"^[\W_]*(?:scroll (?:untuk|to|ke|down to)\s+(?:membaca|melanjutkan|lanjut|resume"
    r"|continue|read|bawah|konten).*|advertisement\b.{0,40}|iklan|anzeige|werbung|advertorial"
    r"|article continues (?:below|after).*|story continues below.*|continue reading.*"
    r"|lanjutkan membaca.*"
    r"|gulir untuk.*|publicidad|publicité|pubblicità|reklame|annonce|loading.*|memuat.*)[\W_]*$",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"^[\W_]*(?:ikuti|dapatkan|gabung|bergabung|simak|cek|pantau|follow|join|jangan"
    r" lewatkan)\b.{0,110}"
    r"(?:google news|whatsapp|\bwa channel|\btelegram|saluran|\bchannel|newsletter|akun"
    r" (?:instagram|twitter"
    r"|facebook|tiktok)|di (?:instagram|facebook|twitter|youtube|tiktok)|on (?:twitter|x"
    r"|facebook|instagram))"
    r"|\bsign up\b.{0,60}\b(?:newsletter|updates|alerts|briefing|inbox|email)"
    r"|^\W*subscribe (?:to|now|here|today)\b|\bnewsletter\b.{0,50}\b(?:anmelden|abonnieren"
    r"|sign|inscri)"
    r"|^get (?:the|our|more)\b.{0,60}\b(?:app|newsletter|inbox)\b"
    r"|\bjangan lupa\b.{0,30}\b(?:subscribe|follow|like)\b"
    r"|^berlangganan\b.{0,40}\b(?:di sini|sekarang)"
    r"|^like .{0,40}\bon facebook\b|^download .{0,60}\bapp\b|^\[?support (?:us|our|independent)\b",
    re.IGNORECASE,
)
_TAG_ROW = re.compile(
    r"^[\W_]*(?:tags?|topik(?: terkait)?|topics?|kata kunci|keywords?|label|filed under|themen|"
    r"schlagw\w+|etiquetas|mots-clés)\s*:", re.IGNORECASE,
)  # fmt: skip
_COMMENTS = re.compile(
    r"^[\W_]*(?:comments? (?:are|is) closed|leave a (?:reply|comment)|tinggalkan (?:balasan"
    r"|komentar)"
    r"|tulis komentar|komentar ditutup|no comments?|\d+ (?:comments?|komentar|kommentare)"
    r"|your email"
    r" address will not be published|alamat email anda tidak akan.*|kommentare|komentar"
    r"|what do you think\?.*|join the (?:conversation|discussion).*)[\W_]*$",
    re.IGNORECASE,
)
_PRINTED_AT = re.compile(
    r"^[\W_]*(?:artikel|berita|tulisan) ini (?:telah|sudah|pernah|sebelumnya|juga)? ?(?:di)?"
    r"(?:tayang|terbit|muat|publikasikan|tulis)\w*\b|"
    r"^[\W_]*(?:this (?:article|story|post) (?:was )?(?:first|originally)|(?:first"
    r"|originally) published"
    r" (?:at|on|in|by))\b|^[\W_]*dieser (?:artikel|text) (?:erschien|ist zuerst)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"^[\W_]*(?:copyright|hak cipta|©|\(c\)\s*\d{4}|all rights reserved|alle rechte vorbehalten"
    r"|dilarang (?:keras )?meng(?:ambil|utip|copy|gunakan)\b)|^.{0,40}©\s*\d{4}.{0,60}$"
    r"|\ball rights reserved\b",
    re.IGNORECASE,
)
_PAGER = re.compile(
    r"^[\W_]*(?:halaman|laman|page|seite|hal)\s*:?[\s\d|/>»«<.]*(?:selanjutnya|berikutnya"
    r"|next|semua)?[\W_]*$"
    r"|^[\W_]*(?:(?:halaman )?(?:selanjutnya|berikutnya|sebelumnya)|next(?: page| post| article)?"
    r"|previous(?: page| post| article)?|tampilkan semua|lihat semua|kembali ke atas|back to top"
    r"|(?:\d+\s+){1,9}\d+)[\W_]*$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^(?:[\W_]+|[(\[]\s*(?:\*+\s*/?\s*)?(?:[\w.]{1,12}|adv\w*)(?:\s*[/,|\-]\s*[\w."
    r" ]{1,20}){0,3}\s*[)\]]|"
    r"-?\s*(?:selesai|tamat|habis)\s*-?)$",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    rf"\b(?:{WEEKDAY_NAMES}|wib|wita|wit|pukul|jam|pkl|uhr|am|pm|gmt|utc|published|updated"
    rf"|update|posted|on"
    r"|diterbitkan|dipublikasikan|publikasi|terbit|tayang|views?|dibaca|kali|min read"
    r"|menit(?: baca)?|at|um|"
    r"last|aktualisiert|stand|date|tanggal|ist|est|edt|bst|cet)\b|[\W\d_]+",
    re.IGNORECASE,
)
_STARTS_BY = re.compile(r"^(?:by|oleh|von|par|por|ditulis oleh)\s+[A-Z]", re.IGNORECASE)

ADVERT_SIGN = re.compile(
    r"[(\[]\s*(?:[\w/.* ]{0,20}[/ ])?(?:adv|advertorial|adv\.)(?:[/ ][\w/.*"
    r" ]{0,30})?\s*[)\]]\s*#?\s*$",
    re.IGNORECASE,
)
"""A sign-off that marks paid content: "(Adv)", "(ADV/Diskominfo)", "[adv/*]"."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at besides the block."""

    title: str
    """The headline, in the form of `title.comparable`."""
    url: str
    last: bool
    """Whether the block is among the last three of the body."""
    final: bool = False
    """Whether it is the last one."""


Rule = Callable[[Block, Setting], bool]


def _short(block: Block, limit: int) -> bool:
    return len(block.text) <= limit


def _headline(block: Block, setting: Setting) -> bool:
    return len(block.text) < 300 and comparable(block.text) == setting.title


def _read_also(block: Block, setting: Setting) -> bool:
    match = ALSO.match(block.text)
    if not match or len(block.text) > 260:
        return False
    rest = block.text[match.end() :]
    return (
        bool(block.links)
        or rest.lstrip()[:1] in (":", "-", "–", "→", "»", ">", "")
        or _short(block, 120)
    )


def _linked_line(block: Block, setting: Setting) -> bool:
    """One whole line that is a link to another page of the site, outside lists and tables."""
    if block.flags & (LIST | TABLE) or len(block.text) < 25 or block.linked < len(block.text) * 0.9:
        return False
    if len(block.links) > 1 or block.tag in ("li", "td", "dd"):
        return False
    address = urljoin(setting.url, block.links[0][0]) if block.links else ""
    return bool(urlsplit(address).path.strip("/")) and not block.text.startswith("http")


def _byline(block: Block, setting: Setting) -> bool:
    text = block.text
    if len(text) > 160:
        return False
    label = LABELLED.match(text.lstrip("([*-– "))
    if label is not None and (setting.last or len(text) < 90):
        rest = text[label.end() :]
        return len(rest.split()) < 14 and not rest.rstrip().endswith(("?", "!", "”", '."'))
    return bool(_STARTS_BY.match(text)) and len(text.split()) <= 7 and text[-1] not in '.?!”"'


def _name_line(block: Block, setting: Setting) -> bool:
    """A name alone in the body's last line signs the article."""
    return setting.final and block.tag == "p" and is_name_line(block)


def _date_line(block: Block, setting: Setting) -> bool:
    text = block.text
    if len(text) > 90 or find_printed(text) is None:
        return False
    found = find_printed(text)
    left = text.replace(found[1], " ") if found else text
    return len(_DATE_WORDS.sub("", left)) < 6


def _caption(block: Block, setting: Setting) -> bool:
    return block.tag == "figcaption" or (bool(block.flags & FIGURE) and bool(block.flags & CAPTION))


def _matching(pattern: re.Pattern[str], limit: int) -> Rule:
    def rule(block: Block, setting: Setting) -> bool:
        return len(block.text) <= limit and pattern.search(block.text) is not None

    return rule


def _sign_off(block: Block, setting: Setting) -> bool:
    return setting.last and _short(block, 40) and _SIGN_OFF.match(block.text) is not None


def _comments(block: Block, setting: Setting) -> bool:
    return (_short(block, 80) and _COMMENTS.match(block.text) is not None) or (
        bool(block.flags & COMMENTS) and _short(block, 40)
    )


RULES: dict[str, Rule] = {
    "repeated headline": _headline,
    "read also": _read_also,
    "linked line": _linked_line,
    "byline": _byline,
    "date line": _date_line,
    "caption": _caption,
    "share words": _matching(_SHARE, 90),
    "scroll or advertisement": _matching(_SCROLL, 90),
    "promotion": _matching(_PROMOTION, 240),
    "tag row": _matching(_TAG_ROW, 300),
    "comments": _comments,
    "printed elsewhere": _matching(_PRINTED_AT, 260),
    "copyright": _matching(_COPYRIGHT, 220),
    "pager": _matching(_PAGER, 60),
    "sign-off": _sign_off,
    "signature": _name_line,
}
"""The rules by their names, in the order in which they are tried."""


def teasers(blocks: list[Block]) -> set[int]:
    """Return the indices of blocks that stand in teasers of other articles.

    A teaser is one of three or more elements of the same class that each hold a linked headline
    and at most a few short lines.
    """
    units: dict[HtmlElement, list[int]] = {}
    for index, block in enumerate(blocks):
        for unit in block.lineage[:4]:
            units.setdefault(unit, []).append(index)
    kinds: dict[tuple[str, str], list[list[int]]] = {}
    for unit, indices in units.items():
        first = blocks[indices[0]]
        whole = len(first.text) > 15 and first.linked > 0.9 * len(first.text)
        if 2 <= len(indices) <= 4 and whole and sum(len(blocks[i].text) for i in indices[1:]) < 320:
            kinds.setdefault((str(unit.tag), unit.get("class") or ""), []).append(indices)
    return {i for found in kinds.values() if len(found) >= 3 for indices in found for i in indices}


def furniture_of(block: Block, setting: Setting) -> str | None:
    """Return the name of the rule by which a block is no paragraph, None where it is one."""
    for name, rule in RULES.items():
        if rule(block, setting):
            return name
    return None


_TRAILING_SIGN = re.compile(
    r"\s*(?:[(\[]\s*(?:\*+|(?:\*+\s*/\s*)?(?:adv\w*|[A-Za-z]{2,5})(?:\s*[/\-]\s*(?:\*+"
    r"|[A-Za-z]{1,12}(?: [A-Za-z]{1,12})?\d{0,3}|\d{1,3})){0,3})"
    r"\s*[)\]]|#+|\*{2,})\s*$"
)
_ACRONYM = re.compile(r"[(\[]\s*[A-Z]{2,5}\s*[)\]]\s*$")


def without_sign_off(paragraph: str) -> str:
    """Take an editor's sign-off off the end of the last paragraph: "… katanya. (adv/ind)" """
    match = _TRAILING_SIGN.search(paragraph)
    if not match:
        return paragraph
    body = paragraph[: match.start()].rstrip()
    # "… Dewan Perwakilan Rakyat (DPR)" is an acronym: a sign-off follows a finished sentence
    if body and body[-1] in ".!?”\"'’":
        return body
    return paragraph

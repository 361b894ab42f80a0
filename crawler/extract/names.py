"""Names of people: splitting a line into them, and telling them from newsrooms and roles."""

from __future__ import annotations

import html
import re

from crawler.extract.months import MONTH_NAMES, MONTHS, WEEKDAY_NAMES
from crawler.extract.notpeople import NO_PERSON
from crawler.extract.page import mend, squeeze

MAX_NAME_WORDS = 6
"""Longer runs of words are sentences."""

_DEGREES = (
    r"(?:[SMAD]\.\s?[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,3})*|S\.?H|M\.?H|S\.?E|M\.?M|S\.?T"
    r"|M\.?T|M\.?Si|M\.?Pd|S\.?Pd"
    r"|S\.?Sos|S\.?IP|M\.?AP|S\.?Ag|M\.?Ag|S\.?Kom|M\.?Kom|S\.?Hut|S\.?P|M\.?P|S\.?Ikom|M\.?Ikom|"
    r"S\.?IK|Ph\.?\s?D|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?B\.?A|LL\.?[MB]|Jr|Sr|M\.?D|Esq|I{2,3}|"
    r"Lc|A\.?Md|Sp\.[A-Z]{1,3})\.?"
)
_DEGREE = re.compile(rf"^{_DEGREES}$")
_SPLIT = re.compile(
    r"\s*(?:[;|•·/&]|\s[–—-]\s|,\s+(?:and|und|dan|et|y)\s+|\s(?:and|und|dan|et|og|och"
    r"|with|mit|bersama)\s|\s[ey]\s(?=[^\W\d_]+\s)"
    r"|\s\+\s|\n|、)\s*",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"^(?:written|reported|edited|posted|published|story|text|words|photos?|pictures|video|report"
    r"|analysis|opinion)?\s*(?:by|von|vom|oleh|par|por|di|door|av|af)\s*[:\-]?\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:reporter|penulis|pewarta|wartawan|kontributor|contributor|laporan|author|auteur"
    r"|autor(?:in)?"
    r"|writer|jurnalis|journalist|editor|penyunting|redaktur|foto(?:grafer)?|photographer|sumber"
    r"|source|teks|naskah|ditulis|rep|red|text|oleh|by|von)\s*[:/\-–]\s*",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    rf"\s*(?:\b(?:posted|published|updated|on|am|pada|diterbitkan)\b\s*)*(?:{MONTH_NAMES}\.?\s*\d.*"
    rf"|\b(?:{WEEKDAY_NAMES})\b.*|(?<![^\W\d_])\d+.*|\d{{1,2}}|\b(?:posted|published|updated)\b.*)$",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\s*(?:,|\s[-–|]|\()\s*(?:[\w\s.&'’-]*\b(?:editor|reporter|correspondent|writer"
    r"|journalist|chief"
    r"|redakteurin?|autorin?|head|director|columnist|producer|fellow|professor|lecturer|author|"
    r"photographer|contributor|analyst|manager|staff|news|times|post|press|media|redaktur|wartawan"
    r"|jurnalis|kontributor|korrespondentin?|volontärin?|for the|in)\b.*)$",
    re.IGNORECASE,
)
_SIGNS = (
    "afp ap apa ats dpa epa reuters antara ansa efe bloomberg xinhua bernama kyodo tass pa aap anp "
    "belga ritzau ntb tt sid kna epd cnn bbc upi ians pti ptinews dts afx aa iha dha lusa agi sda "
    "adnkronos pap čtk ctk mti hina tanjug wam vna"
)
AGENCIES = frozenset(_SIGNS.split()) | {
    "associated press", "the associated press", "agence france-presse", "the canadian press",
    "press association", "dow jones", "the conversation", "prnewswire", "pr newswire", "pr wire",
    "business wire", "globe newswire", "jiji press", "yonhap", "interfax", "ria novosti",
    "press trust of india", "europa press", "australian associated press", "antara news",
    "anadolu ajansı", "anadolu agency", "keystone-sda",
    "canadian press", "deutsche presse-agentur", "reuters staff", "bloomberg news",
}  # fmt: skip
"""News agencies, lower case: named as author only where no person is."""

_AGENCY_FIRST = re.compile(
    r"(?:associated press|agence france|press trust|(?:AFP|APA?|DPA|PTI|IANS|UPI|ANI|EFE|ANSA)\s)"
)
"""How an agency's place or date begins: "PTI Mumbai"."""


_AGENCY_WORD = re.compile(r"^(?:agencia|agence|agenzia|agência|agentur|kantor berita|lkbn)\s+")


def is_agency(name: str) -> bool:
    """Tell whether a name is a news agency's."""
    parts = [part.strip().lower() for part in re.split(r"[/,+&]| und | and ", name)]
    return all(part in AGENCIES or _AGENCY_WORD.sub("", part) in AGENCIES for part in parts)


COLUMN = re.compile(r"^(?:Catatan|Kolom|Opini)\s+(?=[A-Z][\w.]+\s[A-Z])")
"""What a column is called before its author's name: "Catatan Hamdani Rusli"."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")


def split_names(text: str) -> list[str]:
    """Split a byline into names; degrees ("S.Sos", "SH, MH") stay with their bearer."""
    text = _ADDRESS.sub(" ", squeeze(mend(html.unescape(text))))
    names: list[str] = []
    for piece in _SPLIT.split(text):
        if piece is None:
            continue
        for part in re.split(r"\s*,\s*", piece):
            part = part.strip()
            if not part:
                continue
            if names and _DEGREE.match(part):
                names[-1] = f"{names[-1]}, {part}"
            else:
                names.append(part)
    return names


_FOR = re.compile(r"(?<=\w)\s+for\s+(?:the\s+)?[A-Z].*$", re.IGNORECASE)
"""The paper that a reporter writes for: "Clara Hopkins for The Evening Star"."""


_ANY_LABEL = re.compile(r"^[^\W\d_]{3,14}:\s+")
"""A label in any language: "Текст: …", "Piše: …"."""
_GATHERED = re.compile(r"^[^\W\d_]+(?:\s[a-zà-ÿ]+){0,2}\s(?:par|by|oleh|por)\s+(?=[^\W\d_a-zà-ÿ])")
"""What somebody did before the "by": "Propos recueillis par …"."""
_KOREAN = re.compile(r"^[^=]*=\s*(?=\S+\s*기자)|\s*(?:기자|특파원)(?:\s.*)?$")
"""A paper before its reporter's name, and the word for reporter after it."""
_PICTURE = re.compile(
    r"(?<=\w)\s+(?:(?:symbol|archiv)(?:bild|foto)\b|(?:bild|foto|photo)\s*[:/©]).*$", re.IGNORECASE
)
"""Where the credit of a picture follows in the same line."""


def clean_name(text: str) -> str:
    """Take labels, jobs and marks off a name; put a name in capitals into name case."""
    text = squeeze(mend(html.unescape(text))).strip(" \t,;:|-–—•·*_\"“”'()[]{}<>")
    text = _ANY_LABEL.sub("", _LABEL.sub("", text))
    text = _ROLES.sub("", _GATHERED.sub("", text))
    text = COLUMN.sub("", text)
    text = _JOB.sub("", text)
    text = _PICTURE.sub("", _KOREAN.sub("", text))
    text = _FOR.sub("", text) if text.count(" ") > 2 else text
    text = re.sub(r"\s*[(\[<«《（].*$", "", text)
    text = _DATE_AFTER.sub("", text)
    text = squeeze(text).strip(' ,;:|-–—•·*/\\"“”[]{}<>')
    text = re.sub(r"(?<=[^\W\d_]{3})\.$", "", text)
    return name_case(_leading_name(text))


def _leading_name(text: str) -> str:
    """Cut a text after the name that opens it: "Michael Larabel in Valve" """
    words = text.split()
    if len(words) < 3 or not words[0][:1].isupper():
        return text
    for index, word in enumerate(words):
        if index > 1 and word[0].islower() and word.lower() not in _PARTICLES and word.isalpha():
            return " ".join(words[:index])
    return text


_PARTICLE_WORDS = (
    "bin binti bint van von der den de del di da do das dos la le el al ibn e y zu ter ten af av"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())


def name_case(text: str) -> str:
    """Return a name in capitals as people write it: "YANI" becomes "Yani"."""
    words = text.split()
    letters = [c for c in text if c.isalpha()]
    if not letters or is_agency(text):
        return text
    if not all(c.isupper() for c in letters):
        # "Patrick ANGEVIN": family names in capitals
        return " ".join(_word_case(w, i) if w.isupper() and len(w) > 3 else w
                        for i, w in enumerate(words))  # fmt: skip
    # initials and agencies' signs ("AFP", "TOS") are no names written in capitals
    if len(words) == 1 and len(letters) < 4:
        return text
    return " ".join(_word_case(word, index) for index, word in enumerate(words))


def _word_case(word: str, index: int) -> str:
    if _DEGREE.match(word.strip(",")) and index > 0:
        return word
    if word.lower() in _PARTICLES and index > 0:
        return word.lower()
    if len(word.strip(".")) == 1:
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0].upper() + m[0][1:].lower(), word)


_THEME_TEXT = (
    "on by at in oleh pada di posted published von vom par por le el am um da de av af door last "
    "hace il y und and dan et vor ago via 著者 文 写真 イラスト 記者 聞き手"
)
_THEME_WORDS = frozenset(_THEME_TEXT.split())
"""Words that themes print around names in elements of their own."""


_NO_LETTER = re.compile(r"[<>{}\[\]|=#*\\£€$%~^]")
"""Marks that stand in addresses of menus and prices, in no name."""
_NO_START = re.compile(r"(?:the|die|das|les|em|en|in|à|aus|dari|dans|from|at)\s", re.IGNORECASE)
"""How the name of a house or place begins: "The Evening Star", "em São Paulo"."""


def is_person(name: str, site: set[str] | frozenset[str] = frozenset()) -> bool:
    """Tell whether a text can be a person's name.

    ``site``: the site's own names, letters and digits only, lower case.
    """
    words = name.split()
    if not words or len(words) > MAX_NAME_WORDS or len(name) > 60 or len(name) < 2:
        return False
    if NO_PERSON.search(name) or is_agency(name):
        return False
    compact = "".join(c for c in name.casefold() if c.isalnum())
    # an account is often called by the beginning of the site's name
    if compact in site or (
        len(words) == 1 and len(compact) > 4 and any(own.startswith(compact) for own in site)
    ):
        return False
    if name.lower() in _THEME_WORDS or name.lower() in MONTHS:
        return False
    if not any(c.isalpha() for c in name) or name[-1] in "?!:" or _NO_LETTER.search(name):
        return False
    if _NO_START.match(name) or _AGENCY_FIRST.match(name):
        return False
    # a sentence begins with one capital and goes on without
    small = sum(1 for word in words if word[0].islower() and word.lower() not in _PARTICLES)
    return len(words) == 1 or small == 0 or small < len(words) / 2


_DATE_PIECE = re.compile(
    rf"\W*(?:\d|(?:{MONTH_NAMES})\W*\d|(?:{WEEKDAY_NAMES})\b|(?:posted|published|updated|last"
    r" (?:updated|modified)|diterbitkan|veröffentlicht|aktualisiert|stand)\b)",
    re.IGNORECASE,
)
"""How the date of a byline begins: what follows is no name."""

_TEAM = re.compile(r"\b(?:tim|team)\s+\w*\d", re.IGNORECASE)
_THEME = re.compile(r"\b(?:designed|theme|powered|webdesign|template)\b", re.IGNORECASE)
"""The makers of a site's looks, whom some themes name as its author."""


def people(text: str, site: set[str] | frozenset[str] = frozenset()) -> list[str]:
    """Return the people whom a byline names, in order, each once.

    A byline that names a place on the web or a country ("kabar.example, Frankfurt, Germany") is
    an address: single words in it are no people.
    """
    found: list[str] = []
    if _THEME.search(text) or _TEAM.search(text):
        return found
    parts = split_names(text)
    for part in parts:
        if found and _DATE_PIECE.match(part):
            break
        name = clean_name(part) if not _PHOTO.match(part) else ""
        if is_person(name, site) and not _house(part, site) and name not in found:
            found.append(name)
    if len(parts) > 1 and any(_HOST.search(part) for part in parts):
        found = [name for name in found if " " in name]
    return found


_PHOTO = re.compile(r"(?:фото|foto|photo|bild|image|video|grafik|ilustrasi)\w*\s*:", re.IGNORECASE)
"""The label of somebody who made the pictures."""
_HOST = re.compile(r"^[\w-]+\.(?:com?|net|org|id|de|info|tv)\b", re.IGNORECASE)


def _house(part: str, site: set[str] | frozenset[str]) -> bool:
    """Tell whether a part is a house of the site: "MDR THÜRINGEN" beside the site's name MDR."""
    words = part.split()
    return len(words) > 1 and any(
        word.isupper() and 2 < len(word) < 6 and word.lower() in site for word in words
    )

"""Names of people: splitting a line into them, and telling them from newsrooms and roles."""

from __future__ import annotations

import html
import re

from crawler.extract.months import MONTH_NAMES, MONTHS, WEEKDAY_NAMES
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
    r"\s*(?:[;|•·/&]|\s[–—-]\s|,\s+(?:and|und|dan|et|y)\s+|\s(?:and|und|dan|et|og|och|y|e"
    r"|with|mit|bersama)\s"
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
_NO_PERSON = re.compile(
    r"\b(?:redaksi|redaktur|redakteur|redaktion|redakcja|redakce|redacción|redação|redazione|"
    r"rédaction|redactie|newsroom|news desk|newsdesk|editorial|editors?|staff|team|tim"
    r" (?:redaksi|liputan|\w*\d)|admin"
    r"|administrator|webmaster|correspondent|reporters?|contributors?|desk|online|digital"
    r"|writer|author|unknown|anonymous|guest|press release|siaran pers|humas|advertorial|media"
    r"|kontributor|wartawan|jurnalis|superadmin|operator|publisher|moderator|root|user|wordpress"
    r"|newswires?|services?|agencies|agentur|agency|magazine|magazin|zeitung|tageszeitung|news"
    r"|times|post|daily|tribune|herald|journal|radio|television|tv|network|group|inc|llc|ltd|gmbh"
    r"|company|corporation|verlag|portal|kantor berita|diskominfo|pemprov|pemkab|pemkot|sponsored"
    r"|partner|board|bureau|office|condé nast|share|email|twitter|facebook|whatsapp|getty|images|"
    r"photo|foto|uhr|redakteurin|autorin|journalist(?:in)?|image|file|berbagai sumber|"
    r"read more|baca|lihat|view|design|development|submissions|ist|istimewa|subscribe"
    r"|shutterstock|istock\w*|folgen|zeige|über den|rezept|profil|text size|veröffentlicht|germany|"
    r"deutschland|university|institute|follow|bio|abonnieren|alle artikel|posts"
    r"|stories|gallery|recent|related|latest|comments?|kommentare?|komentar|cases|abbruch"
    r"|abbrechen|cancel|cookies?|newsletter|login|anmelden|registrieren|register|sign (?:in|up)"
    r"|log in|account|ressort|corresponsal|corrispondente|correspondante?|redactora?|periodista"
    r"|verslaggever|actualizado|tiempo|masuk|daftar|langganan|berlangganan|ikuti"
    r"|selengkapnya|bagikan|unduh|journaliste|redattore|menu|search|suche|updated|vergrößern"
    r"|ajansı|uutiset|lectura|lesezeit|minutes?|minuten|menit|leestijd|lecture)\b|@|https?:|www\."
    r"|\.(?:com?|net|org|id|de|info)\b|\d{3}",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    rf"\s*(?:\b(?:posted|published|updated|on|am|pada|diterbitkan)\b\s*)*(?:{MONTH_NAMES}\.?\s*\d.*"
    rf"|\b(?:{WEEKDAY_NAMES})\b.*|\d+.*|\b(?:posted|published|updated)\b.*)$",
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

_SPACED_INITIALS = re.compile(r"^(?:\W*\w\W*)$")


def is_agency(name: str) -> bool:
    """Tell whether a name is a news agency's."""
    parts = [part.strip().lower() for part in re.split(r"[/,+&]| und | and ", name)]
    return bool(parts) and all(part in AGENCIES for part in parts)


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


_PICTURE = re.compile(
    r"(?<=\w)\s+(?:(?:symbol|archiv)(?:bild|foto)\b|(?:bild|foto|photo)\s*[:/©]).*$", re.IGNORECASE
)
"""Where the credit of a picture follows in the same line."""


def clean_name(text: str) -> str:
    """Take labels, jobs and marks off a name; put a name in capitals into name case."""
    text = squeeze(mend(html.unescape(text))).strip(" \t,;:|-–—•·*_\"“”'()[]{}<>")
    text = _LABEL.sub("", text)
    text = _ROLES.sub("", text)
    text = COLUMN.sub("", text)
    text = _JOB.sub("", text)
    text = _PICTURE.sub("", text)
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


_PARTICLES = frozenset(
    [
        "bin",
        "binti",
        "van",
        "von",
        "der",
        "de",
        "del",
        "di",
        "da",
        "dos",
        "la",
        "le",
        "el",
        "al",
        "ibn",
    ]
)


def name_case(text: str) -> str:
    """Return a name in capitals as people write it: "YANI" becomes "Yani"."""
    words = text.split()
    letters = [c for c in text if c.isalpha()]
    if not letters or not all(c.isupper() for c in letters) or is_agency(text):
        return text
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


def is_person(name: str, site: set[str] | frozenset[str] = frozenset()) -> bool:
    """Tell whether a text can be a person's name.

    ``site``: the site's own names, letters and digits only, lower case.
    """
    words = name.split()
    if not words or len(words) > MAX_NAME_WORDS or len(name) > 60 or len(name) < 2:
        return False
    if _NO_PERSON.search(name) or is_agency(name):
        return False
    compact = "".join(c for c in name.casefold() if c.isalnum())
    # an account is often called by the beginning of the site's name
    if compact in site or (
        len(words) == 1 and len(compact) > 4 and any(own.startswith(compact) for own in site)
    ):
        return False
    if name.lower() in _THEME_WORDS or name.lower() in MONTHS:
        return False
    if not any(c.isalpha() for c in name) or name[-1] in "?!:" or name.isdigit():
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
        name = clean_name(part)
        if is_person(name, site) and not _house(part, site) and name not in found:
            found.append(name)
    if len(parts) > 1 and any(_HOST.search(part) for part in parts):
        found = [name for name in found if " " in name]
    return found


_HOST = re.compile(r"^[\w-]+\.(?:com?|net|org|id|de|info|tv)\b", re.IGNORECASE)


def _house(part: str, site: set[str] | frozenset[str]) -> bool:
    """Tell whether a part is a house of the site: "MDR THÜRINGEN" beside the site's name MDR."""
    words = part.split()
    return len(words) > 1 and any(
        word.isupper() and 2 < len(word) < 6 and word.lower() in site for word in words
    )

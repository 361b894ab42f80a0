"""Names of people: splitting a line into them, and telling them from newsrooms and roles."""

from __future__ import annotations

import html
import re

from crawler.extract.agencies import is_agency
from crawler.extract.cleaning import DEGREE, PARTICLES, clean_name
from crawler.extract.months import MONTH_NAMES, MONTHS, WEEKDAY_NAMES
from crawler.extract.notpeople import NO_PERSON
from crawler.extract.page import alphanumeric, mend, squeeze
from crawler.extract.roles import OTHER_LABEL

LONGEST_LINE = 3000
"""Characters of a byline that are read: no list of authors is longer."""

MAX_NAME_WORDS = 6
"""Longer runs of words are sentences."""

_SPLIT = re.compile(
    r"\s*(?:[;|•·/&]|\s[–—-]\s|,\s+(?:and|und|dan|et|y)\s+|\s(?:and|und|dan|et|og|och"
    r"|with|mit|bersama)\s|\s[ey]\s(?=[^\W\d_]+\s)"
    r"|\s\+\s|\n|、)\s*",
    re.IGNORECASE,
)
_AGENCY_FIRST = re.compile(
    r"(?i:associated press|agence france|press trust)"
    r"|(?:AFP|APA?|DPA|PTI|IANS|UPI|ANI|EFE|ANSA)\s"
)
"""How an agency's place or date begins: "PTI Mumbai"."""


_HANDLE = re.compile(r"\s?(?<![\w.])@\w+|(?<=[^\W\d_])@\w+(?![\w.]*\.\w)")
"""An account after a name: "Clara Hopkins @chopkins"."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")


def split_names(text: str) -> list[str]:
    """Split a byline into names; degrees ("S.Sos", "SH, MH") stay with their bearer."""
    text = _ADDRESS.sub(" ", _HANDLE.sub("", squeeze(mend(html.unescape(text)))))
    names: list[str] = []
    for piece in _SPLIT.split(text):
        if piece is None:
            continue
        for part in re.split(r"\s*,\s*", piece):
            part = part.strip()
            if not part:
                continue
            if names and DEGREE.match(part):
                names[-1] = f"{names[-1]}, {part}"
            else:
                names.append(part)
    return names


_THEME_TEXT = (
    "on by at in oleh pada di posted published von vom par por le el am um da de av af door last "
    "red agencias agenturen agences agenzie "
    "hace il y und and dan et vor ago via 著者 文 写真 イラスト 記者 聞き手"
)
_THEME_WORDS = frozenset(_THEME_TEXT.split())
"""Words that themes print around names in elements of their own."""


_WEEKDAY = re.compile(rf"(?:{WEEKDAY_NAMES}|mon|tue|wed|thu|fri|sat|sun)\.?", re.IGNORECASE)
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
    compact = alphanumeric(name.casefold())
    # an account is often called by the beginning of the site's name
    if compact in site or (
        len(words) == 1 and len(compact) > 4 and any(own.startswith(compact) for own in site)
    ):
        return False
    if " :" in name:  # "montage : Clara Hopkins"
        return False
    # "Do Portal": from the house
    if words[0].lower() in PARTICLES and _compact(words[1:]) in site:
        return False
    if name.lower() in _THEME_WORDS or name.lower() in MONTHS or _WEEKDAY.fullmatch(name):
        return False
    if not any(c.isalpha() for c in name) or name[-1] in "?!:" or _NO_LETTER.search(name):
        return False
    if _NO_START.match(name) or _AGENCY_FIRST.match(name):
        return False
    # a sentence begins with one capital and goes on without
    small = sum(1 for word in words if _is_small(word) and word.lower() not in PARTICLES)
    if small and _SENTENCE.search(name):
        return False
    return len(words) == 1 or small == 0 or small < len(words) / 2


def _is_small(word: str) -> bool:
    """Tell whether a word is written small: "bis", not "d'Orsay" or "al-Hakim"."""
    return word[0].islower() and not any(c.isupper() for c in word)


_SENTENCE = re.compile(
    r"\s(?:bis|sampai|hingga|until|hasta|untuk|dari|yang|is|es|est|ist|are|sind|to|auf|im|zum|zur"
    r"|für|for|about|dalam|pada)\s"
)
"""Small words between others that are no name's: "Montag bis Freitag"."""

_DATE_PIECE = re.compile(
    rf"\W*(?:\d|(?:{MONTH_NAMES})\W*\d|(?:{WEEKDAY_NAMES})\b|(?:posted|published|updated|last"
    r" (?:updated|modified)|diterbitkan|veröffentlicht|aktualisiert|stand)\b)",
    re.IGNORECASE,
)
"""How the date of a byline begins: what follows is no name."""

_TEAM = re.compile(r"\b(?:tim|team)\s+\w*\d", re.IGNORECASE)
_THEME = re.compile(
    r"\b(?:designed|developed|programmed|theme|powered|webdesign|template)\b", re.IGNORECASE
)
"""The makers of a site's looks, whom some themes name as its author."""


def people(text: str, site: set[str] | frozenset[str] = frozenset()) -> list[str]:
    """Return the people whom a byline names, in order, each once.

    A byline that names a place on the web or a country ("kabar.example, Frankfurt, Germany") is
    an address: single words in it are no people.
    """
    found: list[str] = []
    text = text[:LONGEST_LINE]
    if _THEME.search(text) or _TEAM.search(text) or _is_credit(text) or OTHER_LABEL.match(text):
        return found
    parts = split_names(_without_place(_PAPER.sub("", text)))
    for index, part in enumerate(parts):
        if (found or index) and _DATE_PIECE.match(part):
            break
        if found and _house(part, site):
            break  # "Rina Puspita, Kabar Etam, Samarinda"
        pictured = _PHOTO.match(part) or _PICTURES.search(part)
        name = _without_house(clean_name(part), site) if not pictured else ""
        if is_person(name, site) and not _house(part, site) and name not in found:
            found.append(name)
    if len(parts) > 1 and any(_HOST.search(part) or _COMPANY.search(part) for part in parts):
        found = [name for name in found if " " in name]
    if found and any(is_agency(clean_name(part)) for part in parts):
        # "AFP, Manila": the sign of a reporter is short or small
        found = [name for name in found if " " in name or len(name) < 5 or name[0].islower()]
    return found


_PLACE = re.compile(r"^(?P<before>[^–—]*\w)\s+[–—]\s+(?P<place>[^\W\d_][^\d:–—]{1,40})$")
"""What follows a dash: "Rosa Ibarra — Porto Alto"."""


def _without_place(text: str) -> str:
    """Cut the place, or the paper, that a dash parts from a name at the end of a byline."""
    match = _PLACE.match(text)
    named = match is not None and " " in clean_name(match["before"]).strip()
    return match["before"] if match and named else text


_PAPER = re.compile(r"(?<=\w)\s*\|\s*(?:el|los|las|il|the|die|das)\s.*$", re.IGNORECASE)
"""The paper after a person and a mark: "Rosa Ibarra | El Faro de Montalvo"."""
_COMPANY = re.compile(
    r"\b(?:gmbh|ag|e\.\s?v\.|inc|ltd|llc|verlag|fraktion|[a-zäöüß]+fraktion|pt|cv|s\.?r\.?l|s\.a)(?!\w)",
    re.IGNORECASE,
)
"""What makes the other parts of an author's field an address: "Verlag GmbH, Kiel"."""


_PHOTO = re.compile(
    r"(?:фото|foto|photo|bild|image|video|grafik|ilustrasi|fot|zdj|kuva|picture|audio|kamera|camera"
    r"|montage|schnitt)\w*"
    r"(?:\s*[:：]|\.\s|\s+(?:by|von|oleh|par|por|av|af)\s)",
    re.IGNORECASE,
)
"""The label of somebody who made the pictures."""
_PICTURES = re.compile(r"\S\s*\((?:fotos?|photos?|bilder|bild|grafik|illustration)\)\s*$", re.I)
"""What follows a photographer's name: "Clara Hopkins (Photos)"."""
_WORDS = re.compile(r"\b(?:texte?|teks|naskah|words|story|von|by|oleh)\b", re.IGNORECASE)
"""What calls somebody the author of the words beside the pictures'."""


def _is_credit(text: str) -> bool:
    """Tell whether a line says who made a picture, and nothing else."""
    return _PHOTO.match(text.lstrip(" ([")) is not None and _WORDS.search(text) is None


_HOST = re.compile(r"^[\w-]+\.(?:com?|net|org|id|de|info|tv)\b", re.IGNORECASE)


_DESKS = frozenset(
    (
        "sport",
        "sports",
        "politics",
        "business",
        "money",
        "travel",
        "tech",
        "culture",
        "world",
        "entertainment",
        "foreign",
        "olahraga",
        "ekonomi",
        "politik",
    )
)
"""Newsrooms that are called after their house: "Star Sport"."""


def _house(part: str, site: set[str] | frozenset[str]) -> bool:
    """Tell whether a part is a house of the site: "MDR THÜRINGEN" beside the site's name MDR."""
    words = part.split()
    if len(words) == 2 and words[0].lower() in site and words[1].lower() in _DESKS:
        return True
    # "Kabar Etam LIVE", where the site is called so: what goes on is no person's family name
    if any(_compact(words[:count]) in site for count in range(2, len(words) + 1)):
        return True
    return len(words) > 1 and any(
        word.isupper() and 1 < len(word) < 6 and word.lower() in site for word in words
    )


def _without_house(name: str, site: set[str] | frozenset[str]) -> str:
    """Take the site's name off the end of a person's: "Clara Hopkins The Evening Star"."""
    words = name.split()
    for start in range(2, len(words)):
        end = _compact(words[start:])
        if len(end) > 3 and end in site:
            return " ".join(words[:start])
    return name


def _compact(words: list[str]) -> str:
    return alphanumeric("".join(words).casefold())

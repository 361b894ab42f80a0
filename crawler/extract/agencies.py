"""News agencies: named as an article's author only where no person is."""

from __future__ import annotations

import re

_SIGNS = (
    "afp ap apa ats dpa epa reuters antara ansa efe bloomberg xinhua bernama kyodo tass pa aap anp "
    "belga ritzau ntb tt sid kna epd cnn bbc upi ians pti ptinews dts afx aa iha dha lusa agi sda "
    "adnkronos pap čtk ctk mti hina tanjug wam vna agerpres mediafax fena srna ukrinform télam "
    "lno lby lsw lhe lnw lni lrs lth "
    "telam tasr bns notimex folhapress тасс рбк укринформ унн 新华社 新華社 中新社 中央社 共同通信"
    " 共同通信社 時事通信 時事通信社 연합뉴스 뉴시스 뉴스1"
)
AGENCIES = frozenset(_SIGNS.split()) | {
    "associated press", "the associated press", "agence france-presse", "the canadian press",
    "press association", "dow jones", "the conversation", "prnewswire", "pr newswire", "pr wire",
    "business wire", "globe newswire", "jiji press", "yonhap", "interfax", "ria novosti",
    "press trust of india", "europa press", "australian associated press", "antara news",
    "anadolu ajansı", "anadolu agency", "keystone-sda",
    "prensa latina", "agência brasil", "agencia brasil", "agência estado", "estadão conteúdo",
    "риа новости", "интерфакс", "news agency of nigeria",
    "canadian press", "deutsche presse-agentur", "reuters staff", "bloomberg news",
}  # fmt: skip
"""News agencies, lower case."""

_WORD = re.compile(r"^(?:agencia|agence|agenzia|agência|agentur|kantor berita|lkbn)\s+")


def is_agency(name: str) -> bool:
    """Tell whether a name is a news agency's, or several agencies' ("AFP/Reuters")."""
    name = name.replace("İ", "I")  # which in small letters is no "i"
    parts = [part.strip().lower() for part in re.split(r"[/,+&]| und | and ", name)]
    return all(part in AGENCIES or _WORD.sub("", part) in AGENCIES for part in parts)


def agency_at_start(text: str) -> str:
    """Return the agency that a byline begins with ("AFP, MANILA"), empty where it begins with none.

    What follows may be a place in capitals or nothing.
    """
    name, mark, place = text.partition("," if "," in text else " / ")
    name, place = name.strip(), place.strip()
    # "EFE / Montalvo"
    placed = place.isupper() or (mark == " / " and place.istitle() and place.count(" ") < 3)
    if not name or not is_agency(name) or (place and not placed):
        return ""
    # a word in small letters is one of a sentence
    return name if name[0].isupper() or "/" in name or name in _SIGNS.split() else ""


def without_agency(name: str) -> str:
    """Take an agency off the end of a person's name: "Clara Hopkins The Associated Press"."""
    words = name.split()
    for start in range(2, len(words)):
        end = words[start:]
        # a family name may be an agency's sign: "I Made Antara"
        if is_agency(" ".join(end)) and (len(end) > 1 or end[0].isupper()):
            return " ".join(words[:start])
    return name

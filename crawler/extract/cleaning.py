"""A person's name as pages print it, made clean: labels, jobs, houses and dates cut off."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from crawler.extract.agencies import is_agency, without_agency
from crawler.extract.months import MONTH_NAMES, WEEKDAY_NAMES
from crawler.extract.page import mend, squeeze
from crawler.extract.roles import BY, LABELLED

_DEGREES = (
    r"(?:[SMAD]\.\s?[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,3})*|S\.?H|M\.?H|S\.?E|M\.?M|S\.?T"
    r"|M\.?T|M\.?Si|M\.?Pd|S\.?Pd"
    r"|S\.?Sos|S\.?IP|M\.?AP|S\.?Ag|M\.?Ag|S\.?Kom|M\.?Kom|S\.?Hut|S\.?P|M\.?P|S\.?Ikom|M\.?Ikom|"
    r"S\.?IK|Ph\.?\s?D|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?B\.?A|LL\.?[MB]|Jr|Sr|M\.?D|Esq|I{2,3}|"
    r"Lc|A\.?Md|Sp\.[A-Z]{1,3})\.?"
)
DEGREE = re.compile(rf"^{_DEGREES}$")
"""A degree after a name."""
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
_DATED = (
    r"posted|published|updated|erstellt|geändert|aktualisiert|veröffentlicht|erschienen|zuletzt"
    r"|actualizad[oa]|atualizado|aggiornato|pubblicato|publicado|diperbarui|diterbitkan"
    r"|last updated|last modified|publiée?|mise? à jour|modifiée?|gepubliceerd|publicerad|publisert"
    r"|publiceret|oppdatert|uppdaterad|opdateret|opublikowan[oey]|aktualizacja"
)
"""What stands between a name and its date."""
_DATE_AFTER = re.compile(
    rf"\s*(?:\b(?:{_DATED}|on|am|pada|le|el|em|il|den|op)\b\s*)*(?:{MONTH_NAMES}\.?\s*\d.*"
    rf"|\b(?:{WEEKDAY_NAMES})\b.*|(?<![^\W\d_])\d+.*|\d{{1,2}}|\b(?:{_DATED})\b.*)$",
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
_OFFICE = re.compile(
    r"(?<=\w)(?:\s+(?:senior|deputy|chief|staff|political|politics|parliamentary|business|sports?|crime"
    r"|health|science|technology|tech|features?|digital|content|hub|assistant|associate|executive"
    r"|managing|special|foreign|world|national|local|education|environment|finance|court|legal"
    r"|defence|travel|food|culture|arts|lifestyle|\w+politische[rn]?|freie[rn]?))*"
    r"\s+(?:editor|reporter|correspondent|writer|director|producer|columnist|journalist"
    r"|korrespondent(?:in)?|redakteur(?:in)?|volontär(?:in)?|wartawan|jurnalis|pewarta|redaktur"
    r"|enviad[oa] especial|envoyée? spéciale?|inviat[oa]|kontributor|redacteur|verslaggever"
    r"|giornalista|corrispondente|jornalista|periodista"
    r"|corresponsal|journaliste|dziennikar(?:z|ka)|toimittaja|muhabiri?|редактор|корреспондент"
    r"|журналист(?:ка)?|δημοσιογράφος)\b.*$",
    re.IGNORECASE,
)
"""A job after a name without any mark: "Clara Hopkins Deputy Business Editor"."""
COLUMN = re.compile(r"^(?:Catatan|Kolom|Opini)\s+(?=[A-Z][\w.]+\s[A-Z])")
"""What a column is called before its author's name: "Catatan Hamdani Rusli"."""


_ABOUT = re.compile(r"^(?:about|über|tentang|à propos de|acerca de)\s+(?=\S+\s\S)", re.IGNORECASE)
"""The heading of an author's box: "About Clara Hopkins"."""
_FROM = re.compile(r"^de\s+(?=[A-ZÀ-Ž]\S+\s[A-ZÀ-Ž])")
"""The Romanian "by": "de Ioana Petrescu"."""
_FOR = re.compile(r"(?<=\w)\s+for\s+(?:the\s+)?[A-Z].*$", re.IGNORECASE)
"""The paper that a reporter writes for: "Clara Hopkins for The Evening Star"."""


_HOUSE = re.compile(r"(?<=\w)\s+The\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?$")
"""The paper that stands behind a full name: "CLARA HOPKINS The Courant"."""


_ANY_LABEL = re.compile(r"^(?:[^\W\d_]{3,14}:\s+|[^\W\d_]{1,6}[：＝]\s*)")
"""A label in any language: "Текст: …", "Piše: …", "質問者：…"."""
_GATHERED = re.compile(r"^[^\W\d_]+(?:\s[a-zà-ÿ]+){0,2}\s(?:par|by|oleh|por)\s+(?=[^\W\d_a-zà-ÿ])")
"""What somebody did before the "by": "Propos recueillis par …"."""
_EASTERN = re.compile(
    r"^[^=]*=\s*(?=\S+\s*기자)|\s*(?:기자|특파원)(?:\s.*)?$"
    r"|^(?:本報|本报)?(?:記者|记者)\s*(?=[\u4e00-\u9fff])|[／/][^／/]*(?:報導|报道|電)$"
    r"|\s*(?:記者|报道|報導)$"
)
"""A paper or place beside a reporter's name, and the word for reporter, as Korean, Chinese and
Japanese papers print them."""
_PICTURE = re.compile(
    r"(?<=\w)\s+(?:(?:symbol|archiv)(?:bild|foto)\b|(?:bild|foto|photo)\s*[:/©]"
    r"|(?:photos?|photographs|photography|pictures?|images?|videos?|illustrations?|fotos?|bilder"
    r"|fotografías)\s+(?:by|von|oleh|par|por|door|av|af|de|di)\s).*$",
    re.IGNORECASE,
)
"""Where the credit of a picture follows in the same line."""


@lru_cache(maxsize=4096)
def clean_name(text: str) -> str:
    """Take labels, jobs and marks off a name; put a name in capitals into name case."""
    text = squeeze(mend(html.unescape(text))).strip(" \t,;:|-–—•·*_\"“”'()[]{}<>【】（）")
    label = LABELLED.match(text)
    text = text[label.end() :] if label else text
    text = _ANY_LABEL.sub("", _LABEL.sub("", text))
    text = BY.sub("", _ROLES.sub("", _GATHERED.sub("", text)))
    text = _FROM.sub("", text)
    text = _ABOUT.sub("", COLUMN.sub("", text))
    text = _without_office(_JOB.sub("", text))
    text = _PICTURE.sub("", _EASTERN.sub("", text))
    text = _FOR.sub("", text) if text.count(" ") > 2 else text
    text = _without_house(text)
    text = re.sub(r"\s*[(\[<«《（].*$", "", text)
    if " " in text or not text[:1].isalpha():  # "Rina77" is an account
        text = _DATE_AFTER.sub("", text)
    text = squeeze(text).strip(' ,;:|-–—•·*/\\"“”[]{}<>')
    text = re.sub(r"(?<=[^\W\d_]{3})\.$", "", text)
    text = text if is_agency(text) else _leading_name(text)
    return name_case(without_agency(_once(text)))


def is_job(text: str) -> bool:
    """Tell whether a line is nothing but a job: "Deputy Business Editor, Kabar Etam"."""
    match = _OFFICE.search(f"x {text}")
    return match is not None and match.start() == 1


def _without_office(text: str) -> str:
    """Cut a job off a name of at least two words."""
    match = _OFFICE.search(text)
    return text[: match.start()] if match and " " in text[: match.start()].strip() else text


def _without_house(text: str) -> str:
    """Cut the paper off a name of at least two words."""
    match = _HOUSE.search(text)
    return text[: match.start()] if match and " " in text[: match.start()] else text


def _once(text: str) -> str:
    """Return a name that is printed twice, for the eye and for screen readers, once."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else text


def _leading_name(text: str) -> str:
    """Cut a text after the name that opens it: "Michael Larabel in Valve" """
    words = text.split()
    if len(words) < 3 or not words[0][:1].isupper():
        return text
    for index, word in enumerate(words):
        if index > 1 and word[0].islower() and word.lower() not in PARTICLES and word.isalpha():
            return " ".join(words[:index])
    return text


_PARTICLE_WORDS = (
    "bin binti bint van von der den de del di da do das dos la le el al ibn e y zu ter ten af av"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
"""Words that stand small within a name."""


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
    if DEGREE.match(word.strip(",")) and index > 0:
        return word
    if word.lower() in PARTICLES and index > 0:
        return word.lower()
    if len(word.strip(".")) == 1:
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0].upper() + m[0][1:].lower(), word)

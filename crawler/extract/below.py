"""People named around the text by sentences and signs of their own: boxes about the author, lives
in one line, agencies' desks, and the bylines of East Asian papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.blocks import Block
from crawler.extract.bylines import PeopleCandidate, candidate
from crawler.extract.labels import is_name_line
from crawler.extract.marks import COMMENTS, FIGURE, NAV, RELATED
from crawler.extract.names import people

FAR = 12
"""Blocks below the text's last one among which a box about the author stands."""

LONGEST_LIFE = 400
"""Characters of a line that tells who an author is."""

_ABOUT_AUTHOR = re.compile(
    r"^(?:about (?:the )?(?:author|writer)s?|(?:meet )?the author|über d(?:en|ie) autor(?:in|en)?"
    r"|zu[rm] autor(?:in)?|à propos de l[’'](?:auteure?|autrice)|l[’'](?:auteur|autrice|autore)"
    r"|(?:sobre|acerca de)l? (?:el |la |o |a )?autora?|sull?[’' ]autor[ei]|over de auteur"
    r"|om (?:forfatteren|författaren|skribenten)|o autor(?:ze|ovi|u|ce)|tentang penulis"
    r"|profil penulis|biodata penulis|об авторе|про автора|yazar hakkında|a szerzőről)\s*:?$",
    re.IGNORECASE,
)
"""A heading over a box about the author, which does not name anybody."""

_ABOUT_NAME = re.compile(
    r"^(?:about|über|à propos d[e’']|acerca de|tentang|sobre|over|om)\s+"
    r"(?P<name>\S+(?:\s\S+){1,3})$",
    re.IGNORECASE,
)
"""A heading that names whom a box is about."""

_NAME = r"(?P<name>[^\W\d_a-zß-ÿ][\w.’'-]+(?:\s(?:[a-z]{2,3}\s)?[^\W\d_a-zß-ÿ][\w.’'-]*){1,3})"
_JOB = (
    r"reporter|writer|journalist|editor|columnist|correspondent|author|professor|lecturer|fellow"
    r"|blogger|novelist|historian|freelancer?|staffer|critic|redakteurin?|autorin?|journalistin"
    r"|kolumnistin?|volontärin?|korrespondentin?|schriftsteller(?:in)?|journaliste|chroniqueu[rs]e?"
    r"|essayiste|auteure?|autrice|periodista|columnista|escritora?|jornalista|colunista"
    r"|giornalista|scrittrice|scrittore|autor[ae]?|verslaggever|penulis|jurnalis|wartawan|dosen"
    r"|pegiat|kolumnis|mahasiswa|peneliti"
)
_LIFE = re.compile(
    rf"^{_NAME},?\s+(?:is|was|ist|est|es|é|è|adalah|merupakan)\s+"
    rf"(?:[\w’'.&-]+\s+){{0,9}}?(?:{_JOB})s?\b"
)
"""What a line tells of an author: "Clara Hopkins is a staff writer at …"."""
_COVERS = re.compile(
    rf"^{_NAME}\s+(?:covers|writes (?:about|for|on)|report(?:s|ed) (?:on|from|for)"
    r"|schreibt (?:über|für|seit)|arbeitet (?:als|für)|écrit (?:sur|pour)"
    r"|escribe (?:sobre|para|en)|menulis)\b"
)
_LEADS = re.compile(rf"^{_NAME}\s*(?:,|\||is\b|ist\b|est\b|es\b|é\b|è\b|adalah\b|\()")

_DESK = re.compile(
    r"^[(\[]?\s*(?:additional\s+)?reporting\s+by\s+(?P<names>[^;.()]{4,160}?)"
    r"(?:\s+in\s+[A-Z]\w+)?\s*(?:[;.)\]]|,?\s(?:with|additional|editing|writing)\s|$)",
    re.IGNORECASE,
)
"""An agency's desk at the end of its text: "(Reporting by …; editing by …)"."""


def around(
    blocks: list[Block], site: set[str], head: int, last: int, elsewhere: int
) -> Iterator[PeopleCandidate]:
    """Read what stands above and below the text.

    ``head`` and ``last`` are the indices of the headline's block and of the text's last one.
    """
    below = blocks[max(head + 1, last - 1) : last + FAR]
    yield from _boxes(below, site)
    yield from _desks(blocks[max(head + 1, last - 1) : last + 4], site)
    near = [*blocks[max(0, head - 3) : head + 9], *blocks[max(head + 9, last - 1) : last + 6]]
    yield from _eastern([block for block in near if not block.flags & elsewhere])


def _boxes(below: list[Block], site: set[str]) -> Iterator[PeopleCandidate]:
    """Read the first box or line that tells who the author is."""
    for index, block in enumerate(below):
        text = block.text
        if block.flags & (COMMENTS | RELATED | NAV):
            continue
        name = ""
        if len(text) < 60 and _ABOUT_AUTHOR.match(text):
            name = _first_name(below[index + 1 : index + 3], site)
        elif len(text) < 60 and _ABOUT_NAME.match(text) and _is_boxed(block):
            # "About Harbour Robotics" stands below what a company gave out
            name = _ABOUT_NAME.sub(r"\g<name>", text)
        elif 20 < len(text) <= LONGEST_LIFE and _is_set_apart(block):
            name = about_person(text)
        names = people(name, site)
        if names and " " in names[0]:
            yield PeopleCandidate("about", "author", tuple(names), text)
            return


def about_person(text: str) -> str:
    """Return whom a line tells about that he or she writes: "Clara Hopkins is a reporter at …"."""
    match = _LIFE.match(text) or _COVERS.match(text) if len(text) <= LONGEST_LIFE else None
    return match["name"] if match else ""


def _first_name(blocks: list[Block], site: set[str]) -> str:
    """Return the name with which what follows a heading begins."""
    for block in blocks:
        if is_name_line(block, site, tags=("p", "div", "h3", "h4", "h5", "strong", "span", "a")):
            return block.text
        match = _LEADS.match(block.text)
        if match:
            return match["name"]
    return ""


def _is_set_apart(block: Block) -> bool:
    """Tell whether a paragraph is set in italics or stands in a box of its author."""
    leaning = block.element.iter("em", "i")
    slanted = sum(len(element.text_content()) for element in leaning) > 0.6 * len(block.text)
    return slanted or _is_boxed(block)


def _is_boxed(block: Block) -> bool:
    return any(_BOX.search(element.get("class") or "") for element in block.lineage[:4])


_BOX = re.compile(r"author|autor|bio|penulis|byline|contributor", re.IGNORECASE)


def _desks(below: list[Block], site: set[str]) -> Iterator[PeopleCandidate]:
    for block in below:
        match = _DESK.match(block.text) if len(block.text) < 300 else None
        if match:
            yield candidate("desk", "author", match["names"], site)
            return


_HAN = r"[\u4e00-\u9fff]"
_KOREAN = re.compile(
    r"(?:^|[\s|=/·(\[])(?P<name>[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4}){0,3})\s?(?:선임|수습|인턴|객원|전문)?\s?기자(?![가-힣])"
)
_CHINESE = re.compile(
    rf"^[（(〔\[【]?\s*(?:本報|本报|特約|特约)?(?:記者|记者|评论员|評論員)\s*[:：]?\s*"
    rf"(?P<name>{_HAN}{{2,4}}(?:[、\s]{_HAN}{{2,4}}){{0,3}}?)\s*"
    r"(?:[／/][^／/]{2,8}|綜合報導|報導|报道)?\s*[）)〕\]】]?$"
)
_JAPANESE = re.compile(
    rf"^[（(【]?(?P<name>{_HAN}[{_HAN[1:-1]}々]{{1,3}}[\s\u3000]?[\u4e00-\u9fff々ぁ-んァ-ヶ]{{0,4}})\s?記者[）)】]?$"
)


def _eastern(near: list[Block]) -> Iterator[PeopleCandidate]:
    """Read "김민수 기자", "記者林小雨／台北報導", "(佐藤花子記者)" in short lines."""
    for block in near:
        text = block.text
        if len(text) > 80 or text.isascii() or block.flags & (FIGURE | COMMENTS):
            continue
        chinese, japanese = _CHINESE.match(text), _JAPANESE.match(text)
        if chinese:
            names = re.split(r"[、\s]", chinese["name"])
        elif japanese:
            names = [japanese["name"]]
        else:
            told = _KOREAN.finditer(text)
            names = [name for found in told for name in re.split(r"[·,]", found["name"])]
        names = [name.strip() for name in names]
        if names:
            yield PeopleCandidate("by", "author", tuple(dict.fromkeys(names)), text)
            return

"""The page as a reader sees it: its blocks of text in order, each with what surrounds it.

One walk over the tree serves the readers of the body, of people, of dates, and the judge of
whether the page is an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.extract.page import squeeze

NAV, HEADER, FOOTER, ASIDE, FIGURE, FORM, LIST, TABLE, QUOTE, HEADING = (1 << i for i in range(10))
COMMENTS, RELATED, SHARE, ADVERT, HIDDEN, ARTICLE, BODY, BYLINE, TAGS, META, EMBED = (
    1 << i for i in range(10, 21)
)
CAPTION, NEWSLETTER, LEAD, WIDGET, MAIN, PAYWALL, DATE = (1 << i for i in range(21, 28))

_TAG_FLAGS = {
    "nav": NAV, "header": HEADER, "footer": FOOTER, "aside": ASIDE, "figure": FIGURE,
    "figcaption": FIGURE | CAPTION, "form": FORM, "fieldset": FORM, "button": FORM, "label": FORM,
    "ul": LIST, "ol": LIST, "dl": LIST, "table": TABLE, "blockquote": QUOTE,
    "h1": HEADING, "h2": HEADING, "h3": HEADING, "h4": HEADING, "h5": HEADING, "h6": HEADING,
    "article": ARTICLE, "main": MAIN, "caption": CAPTION, "dialog": HIDDEN, "menu": NAV,
}  # fmt: skip

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "textarea",
        "canvas",
        "audio",
        "video",
        "picture",
        "head",
        "meta",
        "link",
        "input",
        "source",
        "track",
        "map",
        "area",
        "math",
        "datalist",
        "progress",
    ]
)
"""Elements without words of their own for a reader."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "amp-link",
        "nobr",
        "label",
        "center-inline",
    ]
)

_WORDS: dict[int, str] = {
    NAV: "nav navi navbar navbox menu menus pager paging toolbar",
    FOOTER: "footer foot copyright legal",
    HEADER: "header masthead topbar",
    ASIDE: "aside rail sidebar",
    COMMENTS: "comment comments komentar respond reply replies",
    RELATED: "more others prev next also popular trending latest recent related rec recs baca "
    "populer terkini topics teaser teasers promo further weiterlesen",
    SHARE: "share shares sharing social follow facebook twitter whatsapp tool tools sosmed",
    ADVERT: "ad ads adv iklan banner anzeige werbung dfp sponsor sponsored",
    NEWSLETTER: "donate cta",
    PAYWALL: "premium register login piano",
    HIDDEN: "hidden invisible",
    BODY: "paragraph",
    BYLINE: "byline author authors penulis reporter wartawan editor jurnalis autor writer autoren",
    DATE: "date datetime time timestamp datum pubdate tanggal posted waktu dates",
    TAGS: "tag tags keyword keywords topic tagar category categories kategori",
    META: "meta info infos",
    CAPTION: "caption captions credit credits photo foto gallery image legend media img",
    LEAD: "lead lede dek deck summary abstract excerpt intro standfirst subtitle subheadline "
    "vorspann sapo description kicker chapeau subhead subheading",
    EMBED: "embed tweet instagram tiktok",
    WIDGET: "widget modal popup overlay tooltip poll quiz weather player rating infobox bio profile",
}
"""Whole words of class, id and role names, and what they say."""

_STEMS: dict[int, str] = {
    NAV: "navigat breadcrumb paginat skiplink",
    FOOTER: "footer colophon",
    ASIDE: "sidebar rightcol",
    COMMENTS: "comments commentlist commentform commentbox disqus livefyre discussion",
    RELATED: "relat recommend readalso bacajuga lihatjuga terkait popul trending mostread terpopuler "
    "outbrain taboola readnext nextpost alsolike suggest similar crosslink readmore seealso "
    "morefrom mehrzum topiclist morestories inlinepost",
    SHARE: "sharing sharebutton sharebar socialmedia sociallink socialicon addthis addtoany",
    ADVERT: "advert adsby sponsor gptad affiliate commercial adslot adunit adcontainer",
    NEWSLETTER: "newsletter subscri signup mailing apppromo donat",
    PAYWALL: "paywall regwall",
    HIDDEN: "visuallyhidden sronly screenreader dnone printonly",
    BODY: "articlebody articlecontent articletext articlecopy entrycontent postcontent postbody "
    "posttext entrybody entrytext storybody storycontent storytext bodycontent bodycopy bodytext "
    "tdpostcontent detailtext detailcontent readcontent txtarticle richtext contentbody "
    "maincontent singlecontent newscontent contentnews newstext newsbody textcontent artikeltext "
    "contenttext articlemaincontent contentarticle isicontent isiberita",
    BYLINE: "byline contributor authorname authorinfo",
    DATE: "dateline timestamp publish pubdate",
    LEAD: "standfirst subtitle subheadline teasertext",
    CAPTION: "caption slideshow bildunter imagecredit wpcaption",
    WIDGET: "widget cookie consent gdpr factbox marginal disclaim aboutthe authorbox authorbio",
}
"""Beginnings of words, or of two neighbouring words taken as one ("article-body")."""

_BY_WORD = {word: flag for flag, words in _WORDS.items() for word in words.split()}
_BY_STEM: dict[str, int] = {stem: flag for flag, stems in _STEMS.items() for stem in stems.split()}
_LENGTHS = sorted({len(stem) for stem in _BY_STEM})
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


@lru_cache(maxsize=65536)
def _name_flags(name: str) -> int:
    """Tell, as flags, what one class, id or role name says of its element."""
    parts = [part.lower() for part in _PARTS.findall(name)]
    found = 0
    for index, part in enumerate(parts):
        found |= _BY_WORD.get(part, 0)
        pair = part + parts[index + 1] if index + 1 < len(parts) else part
        for length in _LENGTHS:
            if length > len(pair):
                break
            found |= _BY_STEM.get(pair[:length], 0)
    return found


def hints(names: str) -> int:
    """Tell, as flags, what an element's class, id and role names say of it."""
    found = 0
    for name in names.split():
        found |= _name_flags(name)
    return found


@dataclass(slots=True)
class Block:
    """A run of text between two block boundaries or line breaks."""

    text: str
    """White space squeezed."""
    tag: str
    """Tag of the innermost block element around it."""
    flags: int
    """What that element and its ancestors say of it (class names, tags)."""
    element: HtmlElement
    linked: int = 0
    """Characters of ``text`` inside links."""
    strong: int = 0
    """Characters of ``text`` inside bold type."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """(href, text) of its links, in order."""
    line: int = 0
    """How many line breaks stand before it inside the same block element."""


class _Walk:
    """Collects blocks; one instance per page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.times: list[tuple[HtmlElement, int, int]] = []
        self._pieces: list[str] = []
        self._linked = self._strong = self._line = 0
        self._links: list[tuple[str, str]] = []

    def flush(self, element: HtmlElement, flags: int) -> None:
        text = squeeze("".join(self._pieces))
        if text:
            self.blocks.append(
                Block(text, element.tag, flags, element, min(self._linked, len(text)),
                      min(self._strong, len(text)), self._links, self._line)
            )  # fmt: skip
        if self._pieces:
            self._pieces, self._links = [], []
            self._linked = self._strong = 0

    def text(self, text: str | None, linked: bool, strong: bool) -> None:
        if text:
            self._pieces.append(text)
            if linked:
                self._linked += len(text)
            if strong:
                self._strong += len(text)

    def walk(
        self, element: HtmlElement, owner: HtmlElement, flags: int, linked: bool, strong: bool
    ) -> None:
        """Add the text inside ``element``; ``owner`` is the block element that it stands in."""
        self.text(element.text, linked, strong)
        for child in element:
            tag = child.tag
            if tag == "br":
                self.flush(owner, flags)
                self._line += 1
            elif tag not in SKIPPED:
                self._child(child, tag, owner, flags, linked, strong)
            self.text(child.tail, linked, strong)

    def _child(
        self,
        child: HtmlElement,
        tag: str,
        owner: HtmlElement,
        flags: int,
        linked: bool,
        strong: bool,
    ) -> None:
        inner = flags | _own_flags(child, tag)
        if tag == "time":
            self.times.append((child, len(self.blocks), inner))
        if tag in INLINE:
            if tag == "a":
                start = len(self._pieces)
                self.walk(child, owner, inner, True, strong)
                href = child.get("href")
                if href:
                    self._links.append((href, squeeze("".join(self._pieces[start:]))))
            else:
                # themes set bylines and dates apart by style alone: "AniPosted on 12 May"
                apart = inner & ~flags & (DATE | BYLINE) or tag == "time"
                if apart:
                    self._pieces.append(" ")
                self.walk(child, owner, inner, linked, strong or tag in ("b", "strong"))
                if apart:
                    self._pieces.append(" ")
            return
        self.flush(owner, flags)
        held, self._line = self._line, 0
        self.walk(child, child, inner, linked, strong)
        self.flush(child, inner)
        self._line = held


_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def _own_flags(element: HtmlElement, tag: str) -> int:
    flags = _TAG_FLAGS.get(tag, 0)
    attributes = element.attrib
    if attributes:
        names = (
            f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}"
        )
        if len(names) > 2:
            flags |= hints(names[:300])
        itemprop = attributes.get("itemprop")
        if itemprop:
            flags |= _ITEMPROPS.get(itemprop.strip().lower(), 0)
        style = attributes.get("style")
        if (style and _HIDING.search(style)) or attributes.get("hidden") is not None:
            flags |= HIDDEN
    return flags


_ITEMPROPS = {
    "articlebody": BODY, "author": BYLINE, "editor": BYLINE, "datepublished": DATE,
    "caption": CAPTION, "keywords": TAGS, "description": LEAD, "text": BODY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blocks:
    """A page's blocks, and the ``time`` elements among them."""

    blocks: list[Block]
    times: list[tuple[HtmlElement, int, int]]
    """(``time`` element, index of the block that it stands in, flags), in order."""


def read_blocks(tree: HtmlElement) -> Blocks:
    """List the blocks of text of a page in the order in which they stand."""
    walk = _Walk()
    body = tree.find("body")
    root = body if body is not None else tree
    # flags of `body` itself are left out: themes put words like "has-sidebar" there
    walk.walk(root, root, 0, False, False)
    walk.flush(root, 0)
    return Blocks(walk.blocks, walk.times)

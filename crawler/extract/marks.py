"""What an element's tag and names say of the text inside: navigation, comments, a caption, …

Flags are bits, so that a block carries those of all its ancestors in one number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

NAV, HEADER, FOOTER, ASIDE, FIGURE, FORM, LIST, TABLE, QUOTE, HEADING = (1 << i for i in range(10))
COMMENTS, RELATED, SHARE, ADVERT, HIDDEN, ARTICLE, BODY, BYLINE, TAGS, META, EMBED = (
    1 << i for i in range(10, 21)
)
CAPTION, NEWSLETTER, LEAD, WIDGET, MAIN, PAYWALL, DATE = (1 << i for i in range(21, 28))

FLAG_NAMES = {
    name.lower(): value
    for name, value in list(globals().items())
    if name.isupper() and isinstance(value, int) and not name.startswith("_")
}
"""Every flag by its name, lower case."""

_TAG_FLAGS = {
    "nav": NAV, "header": HEADER, "footer": FOOTER, "aside": ASIDE, "figure": FIGURE,
    "figcaption": FIGURE | CAPTION, "form": FORM, "fieldset": FORM, "button": FORM, "label": FORM,
    "ul": LIST, "ol": LIST, "dl": LIST, "table": TABLE, "blockquote": QUOTE,
    "h1": HEADING, "h2": HEADING, "h3": HEADING, "h4": HEADING, "h5": HEADING, "h6": HEADING,
    "article": ARTICLE, "main": MAIN, "caption": CAPTION, "dialog": HIDDEN, "menu": NAV,
}  # fmt: skip

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
    HIDDEN: "hidden hide invisible",
    BODY: "paragraph",
    BYLINE: "byline author authors penulis reporter wartawan editor jurnalis autor writer autoren "
    "auteur auteurs auteure autore autori autrice signature signatures firma yazar muhabir "
    "skribent forfatter szerzo szerzok verfasser",
    DATE: "date datetime time timestamp datum pubdate tanggal posted waktu dates",
    TAGS: "tag tags keyword keywords topic tagar category categories kategori",
    META: "meta info infos",
    CAPTION: "caption captions credit credits photo foto gallery image legend media img",
    LEAD: "lead lede dek deck strapline sinopsis summary abstract excerpt intro standfirst "
    "subtitle subheadline vorspann einleitung introduction introtext anriss ingress perex "
    "entradilla bajada copete chapo sommario sapo description kicker chapeau subhead subheading",
    EMBED: "embed tweet instagram tiktok",
    WIDGET: "widget modal popup popover rollover hovercard flyout overlay tooltip poll quiz "
    "weather player rating infobox bio profile",
}
"""Whole words of class, id and role names, and what they say."""

_STEMS: dict[int, str] = {
    NAV: "navigat breadcrumb paginat skiplink",
    FOOTER: "footer colophon",
    ASIDE: "sidebar rightcol",
    COMMENTS: "comments commentlist commentform commentbox disqus livefyre discussion",
    # not "relative", as style sheets name positions
    RELATED: "related relatif relation relacion relatie recommend readalso bacajuga lihatjuga "
    "terkait popul trending mostread "
    "terpopuler outbrain taboola readnext nextpost alsolike suggest similar crosslink "
    "readmore seealso "
    "morefrom mehrzum topiclist morestories inlinepost postcard articlecard newscard storycard",
    SHARE: "sharing sharebutton sharebar socialmedia sociallink socialicon addthis addtoany",
    ADVERT: "advert adsby sponsor gptad affiliate commercial adslot adunit adcontainer",
    NEWSLETTER: "newsletter subscri signup mailing apppromo donat",
    PAYWALL: "paywall regwall",
    HIDDEN: "visuallyhidden sronly screenreader dnone printonly structureddata",
    BODY: "articlebody articlecontent articletext articlecopy entrycontent postcontent postbody "
    "posttext entrybody entrytext storybody storycontent storytext bodycontent bodycopy bodytext "
    "tdpostcontent detailtext detailcontent readcontent txtarticle richtext contentbody "
    "maincontent singlecontent newscontent contentnews newstext newsbody textcontent artikeltext "
    "contenttext articlemaincontent contentarticle isicontent isiberita",
    BYLINE: "byline contributor authorname authorinfo",
    DATE: "dateline timestamp publish pubdate",
    LEAD: "standfirst subtitle subheadline teasertext",
    CAPTION: "caption slideshow bildunter imagecredit wpcaption",
    WIDGET: "widget cookie consent gdpr dsgvo factbox marginal disclaim aboutthe authorbox "
    "authorbio mediaplayer videoplayer audioplayer",
}
"""Beginnings of words, or of two neighbouring words taken as one ("article-body")."""

_BY_WORD = {word: flag for flag, words in _WORDS.items() for word in words.split()}
_BY_STEM: dict[str, int] = {stem: flag for flag, stems in _STEMS.items() for stem in stems.split()}
_HEAD = min(len(stem) for stem in _BY_STEM)
_BY_HEAD: dict[str, list[tuple[str, int]]] = {}
for _stem, _flag in _BY_STEM.items():
    _BY_HEAD.setdefault(_stem[:_HEAD], []).append((_stem, _flag))
_UNLESS = {
    "hidden": frozenset(("label", "overflow", "xs", "sm", "md", "lg", "xl", "mobile", "phone")),
    "editor": frozenset(("text", "rich", "html", "block", "visual", "wysiwyg", "content")),
}
"""Words that say nothing beside others: "label-hidden", "hidden-xs", "text-editor"."""
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


@lru_cache(maxsize=65536)
def _name_flags(name: str) -> int:
    """Tell, as flags, what one class, id or role name says of its element."""
    parts = [part.lower() for part in _PARTS.findall(name)]
    found, before = 0, ""
    for part, after in pairwise((*parts, "")):
        flag = _BY_WORD.get(part)
        if flag is not None:
            unless = _UNLESS.get(part, ())
            if before not in unless and after not in unless:
                found |= flag
        pair = part + after
        for stem, flag in _BY_HEAD.get(pair[:_HEAD], ()):
            if pair.startswith(stem):
                found |= flag
        before = part
    return found


@lru_cache(maxsize=65536)
def hints(names: str) -> int:
    """Tell, as flags, what an element's class, id or role names say of it."""
    found = 0
    for name in names.split():
        found |= _name_flags(name)
    return found


_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def own_flags(tag: str, attributes: list[tuple[str, str]]) -> int:
    """Return the flags of one element, without those of its ancestors."""
    flags = _TAG_FLAGS.get(tag, 0)
    for key, value in attributes:
        if key == "class" or key == "id" or key == "role":
            flags |= hints(value[:300])
        elif key == "style":
            if _HIDING.search(value):
                flags |= HIDDEN
        elif key == "itemprop":
            flags |= _ITEMPROPS.get(value.strip().lower(), 0)
        elif key == "hidden":
            flags |= HIDDEN
    return flags


_UNSEEN = re.compile(r"visually-?hidden|sr-only|screen-?reader|structured-?data", re.IGNORECASE)


def unseen(element: HtmlElement) -> bool:
    """Tell whether an element within a line is for machines or screen readers alone.

    Words such as "hidden" in a class may mean small screens only.
    """
    if element.get("hidden") is not None or _HIDING.search(element.get("style") or ""):
        return True
    return _UNSEEN.search(element.get("class") or "") is not None


_POPUP = re.compile(
    r"(?:rollover|pop-?(?:up|over)|hover-?card|tool-?tip|flyout)[\w-]*?[-_]*"
    r"(?:text|content|inner|body|box|block|panel)(?![a-z])",
    re.IGNORECASE,
)


def pops_up(element: HtmlElement) -> bool:
    """Tell whether an element within a line shows itself only where a word is pointed at.

    The word itself may stand in an element called after what it shows ("tooltip").
    """
    return _POPUP.search(element.get("class") or "") is not None


SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select",
    "option", "textarea", "canvas", "audio", "video", "picture", "head", "meta", "link", "input",
    "source", "track", "map", "area", "math", "datalist", "progress",
))  # fmt: skip
"""Elements without words of their own for a reader."""

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-link", "nobr", "label",
))  # fmt: skip
"""Elements that stand inside a line; every other one begins a block."""


def told_tag(element: HtmlElement) -> str:
    """Return an element's tag; that of a heading where its role says that it is one."""
    if element.get("role") == "heading" and element.tag in ("div", "p", "span"):
        level = element.get("aria-level") or "2"
        return f"h{level}" if level in ("2", "3", "4", "5", "6") else "h2"
    return str(element.tag)


_ITEMPROPS = {
    "articlebody": BODY, "author": BYLINE, "editor": BYLINE, "datepublished": DATE,
    "caption": CAPTION, "keywords": TAGS, "description": LEAD, "text": BODY,
}  # fmt: skip


_POST = re.compile(r"\bpost-\d+\b|\bhentry\b|\btype-post\b")
"""Class names of WordPress's ``post_class()``: an article's element in themes without `article`."""


def is_post(names: str) -> bool:
    """Tell whether class names are those of a post in a theme without ``article``."""
    # the words alone are found much sooner than the pattern, and few names hold one
    return ("post" in names or "hentry" in names) and _POST.search(names) is not None

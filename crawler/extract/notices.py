"""Lines that are what a page says to its visitors, whole: messages, labels, offers, buttons.

Each table holds patterns that must fit a whole line in small letters, but for marks at its ends.
"""

from __future__ import annotations

import re

from crawler.extract.beginnings import beginnings
from crawler.extract.notices_abroad import ABROAD, INDONESIAN

_MARKS = " .,:;!?¿¡…*-–—|•·\"'“”„‘’()[]<>/»«►▶→©_"
"""What may stand around a line."""

LONGEST = 260
"""Letters of the longest line that may be one."""

_WHERE = r"(?:website|site|page|app|inbox|paper|magazine|newspaper|journalism|newsroom|reporting)"
_ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PERSON = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}"

TABLES: dict[str, str] = {
    "about the page": r"""
        this is a (?:breaking|developing) (?:news? )?story\b.{0,140}
        this (?:news )?story is (?:breaking|developing)(?:,? (?:and|more|please|check)\b.{0,120})?
        this is a (?:corrected|updated) version\b.{0,160}
        this (?:story|article|post|page) is being updated\b.{0,80}
        more (?:to follow|follows?)(?: soon| shortly)?
        (?:check|come) back (?:soon|later|here|for)\b.{0,60}
        please (?:check back|refresh)\b.{0,80}
        refresh (?:this|the) page\b.{0,80}
        we (?:will|are going to) (?:update|keep updating) this (?:story|page|article)\b.{0,80}
        this (?:story|article) has been (?:published|posted) from\b.{0,160}
        this (?:story|article|copy) (?:is|was) (?:auto-?generated|published) from\b.{0,160}
        only the headline has been changed
        the (?:views|opinions) expressed\b.{0,40}\b(?:are|do not)\b.{0,160}
        views (?:expressed )?(?:are (?:personal|(?:the )?(?:author|writer)['’]?s|my own
            |their own)|in this)\b.{0,120}
        this content is provided by\b.{0,120}
        our standards: the .{3,40} (?:principles|policy|code)
        with (?:agency|agencies|wire|staff) (?:inputs?|reports?)
        originally (?:published|posted)(?: on| in)?:? (?:\w+\.?,? ){0,3}\d{4}(?: (?:at|in|on
            |by) .{2,40})?
        originally (?:published|posted) (?:by|at|on) (?:[\w.’'-]+ ?){1,4}
    """,
    "date line": r"""
        (?:last )?updated? (?:at|on)? ?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?[a-z]{2,4})?
        last updated:? .{1,20} ago
        updated:? .{1,20} ago
        published:? .{1,20} ago
    """,
    "to readers": rf"""
        we(?:['’]d| would) (?:like|love) to hear (?:from you|what you think)\b.{{0,200}}
        the .{{3,40}} is committed to publishing .{{0,40}}\bletters\b.{{0,200}}
        (?:have|has|are|is|were|was|do|did|can) [^.?!]{{5,120}}\? .{{0,60}}\b(?:get in touch
            |let us know|contact us|e-?mail|write to us|tell us (?:your|about|more|in|by|at))
            \b.{{0,120}}
        get in touch\b.{{0,40}}{_ADDRESS}.{{0,60}}
        (?:please )?write to us\b.{{0,40}}{_ADDRESS}.{{0,60}}
        (?:please )?send .{{3,60}} to {_ADDRESS}.{{0,40}}
        share your (?:stor(?:y|ies)|thoughts|views|experiences?)\b.{{0,120}}
        have your say\b.{{0,80}}
        if you have (?:a |any )?(?:story|stories|news|tip|tips|information)\b.{{0,60}}\b
            (?:e-?mail|contact|call|get in touch|write)\b.{{0,120}}
        is there (?:an? )?(?:error|mistake|typo)\b.{{0,60}}\?.{{0,80}}
    """,
    "contact": rf"""
        e-?mail (?:him|her|them|{_PERSON}) at {_ADDRESS}.{{0,140}}
        e-?mail:? {_ADDRESS}
        (?:reach|contact|write to) (?:him|her|them|{_PERSON})(?: at|:|,)? {_ADDRESS}.{{0,120}}
        you can (?:reach|contact|e-?mail|follow) (?:the (?:writer|reporter|author)|him|her|them
            |{_PERSON})\b.{{0,60}}(?:{_ADDRESS}|@\w).{{0,60}}
        follow (?:him|her|them|us|me|{_PERSON})(?: on (?:x|twitter|facebook|instagram|threads
            |bluesky|mastodon))?\W*@\w+.{{0,100}}
        follow @\w+.{{0,160}}
        {_ADDRESS}
        (?:twitter|instagram|facebook|threads|tiktok|x)(?: account)?: ?@\w[\w.]*
    """,
    "paywall": r"""
        already (?:an? |have an? )?(?:\w+ )?(?:subscriber|member|registered|account|subscribed)
            (?:\W+(?:please )?(?:log|sign|click)\b.{0,40})?
        not (?:yet )?a (?:subscriber|member)(?: yet)?(?:\W+(?:subscribe|join|sign|register
            |click)\b.{0,40})?
        (?:this )?(?:article|story|content) is (?:for|only (?:for|available to)
            |available (?:only )?to|reserved for|exclusive to) (?:our )?
            (?:paid |paying |premium )?(?:subscribers|members)\b.{0,80}
        subscribers? only
        subscribe (?:to continue|to read|for full|for unlimited|to unlock|and get)\b.{0,100}
        to (?:continue|keep) reading(?: this (?:article|story))?,? .{0,60}\b(?:subscribe
            |register|sign (?:in|up)|log in|account)\b.{0,60}
        to (?:read|access|view) (?:the (?:full|whole|rest)|this)\b.{0,40}\b(?:subscribe
            |register|sign (?:in|up)|log in)\b.{0,60}
        (?:register|sign (?:in|up)|log in) (?:now )?to (?:continue|keep reading|read|unlock
            |access)\b.{0,80}
        you(?:['’]ve| have) (?:reached|used|read) (?:your|all|\d+)\b.{0,60}\b(?:articles?
            |stories|limit)\b.{0,60}
        you(?:['’]ve| have) \d+ (?:free )?(?:articles?|stories)\b.{0,60}
        you have read \d+ .{0,60}
        start (?:your|my|a) (?:free )?(?:\d+[- ]\w+ )?(?:free )?trial(?: (?:today|now|for)
            \b.{0,40})?
        try (?:it |us )?(?:unlimited access|free for|for free|\d+ (?:weeks?|months?))\b.{0,60}
        (?:get|enjoy) (?:full |unlimited |instant |exclusive )+access\b.{0,120}
        unlimited (?:digital )?access(?: (?:to (?:all|our|every)|from|for (?:just|only)
            |starting)\b.{0,80})?
        unlock (?:this (?:article|story|content)|the full|unlimited|all (?:our|articles
            |stories))\b.{0,80}
        join .{2,40} (?:for access to this|(?:for|to get|to) (?:full|unlimited
            |exclusive) access)\b.{0,60}
        plus (?:special|exclusive|unlimited) access to\b.{0,140}
        (?:cancel|unsubscribe) (?:at )?any ?time\b.{0,60}
        no (?:commitment|contract|credit card)\b.{0,60}
    """,
    "promotion": rf"""
        get .{{3,60}} (?:delivered|sent|straight) (?:straight |directly )?(?:to|through|in
            (?:to)?) your\b.{{0,140}}
        enter your e-?mail\b.{{0,100}}
        (?:the|all the) (?:\w+ ){{0,3}}(?:stories|news|headlines) (?:that matter|you need)
            \b.{{0,80}}\b(?:inbox|day|morning|e-?mail)\b.{{0,40}}
        click here (?:to (?:subscribe|sign up|join|follow|download|donate|support)|for (?:more
            |all the|the latest))\b.{{0,100}}
        for (?:more|all the|the latest) (?:\w+ )?(?:news|stories|headlines|coverage|updates)
            \b.{{0,60}}\b(?:click|visit|go to|follow|see|download|tune)\b.{{0,80}}
        want (?:more|to (?:read|know|see|hear) more)\b.{{0,60}}\? (?:subscribe|sign|click
            |download|visit|follow|read|check|join|head)\b.{{0,100}}
        get (?:real-?time|live|instant|breaking|the latest|all the latest)\b.{{0,40}}\b
            (?:updates|alerts|news|insights)\b.{{0,100}}
        stay (?:updated|informed|up to date|connected|tuned)\b.{{0,60}}\b(?:with|on|by|for|to)
            \b.{{0,60}}\b(?:our|us|news|updates)\b.{{0,40}}
        catch (?:all|up on|the latest)\b.{{0,80}}\b(?:app|channel|on (?:x|twitter|youtube
            |whatsapp))\b.{{0,40}}
        our (?:independent )?{_WHERE} (?:needs|depends on|relies on) (?:your|you|readers)\b.{{0,80}}
        if you (?:value|like|enjoy|appreciate|believe in|found) (?:our|this|what (?:we|you))
            \b.{{0,80}}\b(?:consider|support|subscri|donat|sign up|follow|share|join|become)\w*
            \b.{{0,100}}
        please (?:consider|help|support|donate|subscribe|make)\b.{{0,60}}\b(?:contribut|donat
            |support|subscri|journalism|our work)\w*\b.{{0,80}}
        (?:support|help (?:us|fund)|help keep) (?:local|quality|independent|our|free|fearless
            |public|investigative)\b.{{0,20}}\b(?:journalism|news|reporting|media)(?: (?:with|by
            |and|today|in|at|from|for)\b.{{0,70}})?
        download (?:our|the (?:free )?.{{1,30}}) app\b.{{0,80}}
        available (?:now )?on (?:the )?(?:app store|google play)\b.{{0,60}}
    """,
    "message": r"""
        please (?:enter|provide) a valid (?:e-?mail|address|name|phone|password|zip|post|number
            |date)\b.{0,30}
        (?:this )?field is required
        (?:thank you|thanks) for (?:subscribing|signing up|registering|your (?:subscription
            |registration))\b.{0,60}
        you(?:['’]ve| have|['’]re| are) (?:been )?(?:successfully |now |already )*(?:subscribed
            |signed up|logged in|registered)\b.{0,60}
        (?:an|there was an) error (?:has )?(?:occurred|occured|processing|loading)?\b.{0,60}\b
            (?:try|again|later)\b.{0,20}
        (?:(?:oops|sorry)\W+)?something went wrong(?:\W+(?:please )?(?:try|reload|refresh)
            \b.{0,40})?
        (?:your|this) browser (?:does not|doesn['’]t|is not|cannot)\b.{0,100}
        (?:please )?enable javascript\b.{0,80}
        (?:you need to|please) enable (?:javascript|cookies)\b.{0,80}
        javascript (?:is|must be|needs to be) \w+\b.{0,80}
        to view this content,? .{0,100}
        this content (?:is (?:not|currently) |isn['’]t )available\b.{0,80}
        this (?:video|content|post|audio|embed) (?:can ?not|could not|can['’]t) be (?:played
            |loaded|displayed|shown)\b.{0,60}
        video (?:unavailable|loading|player is loading)\W*
        the video will auto-?play soon.{0,20}
        click to play(?: tap to play)?
        no compatible source was found\b.{0,40}
    """,
    "comments": r"""
        comments?
        (?:show|view|hide|see|read|load|open) (?:all |more |the )*(?:\d+ )?comments?
        be the first to (?:comment|know|share|like)\b.{0,40}
        (?:sign|log) in to (?:comment|post|reply|leave)\b.{0,60}
        (?:you must|please) (?:be )?(?:logged|log|sign(?:ed)?) in to (?:post|comment|leave)\b.{0,60}
        (?:post|add|write|submit) (?:a |your )comments?
        report (?:this )?(?:comment|abuse)
    """,
    "share words": r"""
        share (?:this )?(?:(?:article|story|page|post|video|photo)\b.{0,30}|(?:on|via|to
            |with) (?:your )?(?:friends|facebook|twitter|x|whatsapp|e-?mail|linkedin|reddit
            |telegram|pinterest|social media)\b.{0,20})
        (?:save|bookmark|gift|print|republish|e-?mail|favou?rite) (?:this )?(?:article|story
            |page|post)
        add to (?:favou?rites|reading list|bookmarks|saved)
        (?:link|url) copied\b.{0,30}
        copy (?:the )?(?:link|url|address)\b.{0,20}
    """,
    "counter": r"""
        \d[\d.,]* ?[km]? (?:shares?|likes?|reactions?|retweets?|comments?|reads?|dibagikan
            |kali dibagikan)
        shares?:? \d[\d.,]* ?[km]?
        (?:view|see|open) (?:all )?\d+ (?:images?|photos?|pictures?)
        (?:estimated )?reading time\W{0,3}\d+ min\w*
        (?:image|photo|picture|slide) \d+ (?:of|/) \d+
        \d+ of \d+
        \d+ / \d+
    """,
    "control": r"""
        (?:view|open|see|show) (?:image in |full |photo |the )*(?:gallery|slideshow|image)\b.{0,20}
        (?:open|view) image in (?:full ?screen|gallery|new tab|lightbox)
        (?:click|tap) to (?:enlarge|expand|zoom|play|view|open|copy|share)\b.{0,40}
        enlarge (?:this )?(?:image|photo|caption)
        (?:hide|toggle|show) caption
        play (?:video|audio|the video)
        (?:watch|see) (?:the|this) (?:full )?(?:video|clip) (?:below|above|here)
        listen to (?:the|this) (?:article|story) \d.{0,10}
        (?:see|view) more photos:?
        article content(?: continued)?
        skip to (?:content|main|the)\b.{0,40}
        (?:back|return|jump) to (?:top|the top|article|content|homepage)\b.{0,20}
    """,
    "label": r"""
        most (?:read|popular|viewed|shared|commented|recent)(?: (?:articles?|stories|news
            |videos?|posts?|today|this week|now|(?:on|in) [\w ]{2,24}))*
        trending(?: now| stories| topics| news)?
        top (?:stories|news|headlines|picks)(?: today| this week| for you)?
        latest (?:news|stories|headlines|videos|updates)
        (?:recommended|featured|popular|trending|related|latest|sponsored|promoted
            |partner) (?:videos?|stories|stor(?:y|ies)|articles?|links?|content|topics?|posts?
            |reading|products?|searches|galler(?:y|ies)|coverage|tags?)
        (?:paid|sponsored|partner|branded) (?:content|post|partnership)
        more (?:like this|stories|news|videos|headlines|articles|to read|from us|coverage)
        (?:you might|you may) (?:also )?(?:like|have missed|be interested in)\b.{0,20}
        in this (?:article|story)
        (?:file|handout|stock|courtesy|supplied|undated) (?:photo|image|picture|photograph)
    """,
    "photo credit": rf"""
        (?:getty images|shutterstock|istock(?:photo)?|reuters|associated press|ap photo|afp
            |pixabay|unsplash|pexels|freepik)(?: ?[/|] ?[\w .'’-]{{2,40}})?
        (?:image|photo|picture|photograph|video|pic|illustration|graphic)s? ?(?:credits?|source
            |courtesy|by)?(?: of)?[:：] ?[^.!?]{{2,70}}
        (?:image|photo|picture|photograph)s? (?:by|courtesy of|courtesy) [^.!?]{{2,60}}
        (?:image|photo|picture) credits?[:：]? [^.!?]{{2,60}}
        courtesy (?:of )?{_PERSON}
    """,
    "disclosure": r"""
        we (?:independently (?:select|choose|review|research|test)|(?:\w+ )?(?:earn|receive|get
            |make))\b.{0,140}\b(?:commission|affiliate|recommend)\w*\b(?! of).{0,120}
        (?:if|when) you (?:buy|purchase|click|make a purchase)\b.{0,120}\b(?:commission
            |affiliate)\b.{0,80}
        (?:all )?products? (?:featured|recommended|on this page|mentioned)\b.{0,120}\b
            (?:independently|editors?|selected|commission)\b.{0,120}
        (?:all )?prices? (?:are|is|and|were|accurate|correct)\b.{0,60}\b
            (?:time of (?:publication|publishing|writing|posting)|subject to change
            (?: without notice)?|change)
        quantities may be limited\b.{0,80}
        sale price withheld\b.{0,100}
        (?:this|the) (?:article|story|post|page) contains? (?:affiliate|paid|sponsored)\b.{0,140}
        \*? ?(?:affiliate|werbe|provisions)-?links?\b.{0,160}
    """,
}  # fmt: skip
"""What fits a whole line, by the name of the rule that it falls under."""

AT_END: dict[str, str] = {
    "sign-off": r"""
        ends?
        30
        fin
    """,
    "about the writer": rf"""
        {_PERSON} (?:covers|is an?|writes|can be reached|reports)\b.{{0,160}}{_ADDRESS}.{{0,60}}
    """,
}
"""What fits a whole line among the last ones of a text."""


_FURTHER = " " * 12
"""How far a line is set in that goes on with the pattern before it."""


def _patterns(table: str) -> list[str]:
    """Return a table's patterns, one a line."""
    told: list[str] = []
    for line in filter(str.strip, table.splitlines()):
        if line.startswith(_FURTHER):
            told[-1] += line.strip()
        else:
            told.append(line.strip())
    return told


class _Notices:
    """Patterns with their names, by the characters that a line may begin with."""

    def __init__(self, *tables: dict[str, str]) -> None:
        self._anyhow: list[tuple[str, str]] = []
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        self._compiled: dict[str, tuple[re.Pattern[str], list[str]]] = {}
        for table in tables:
            for name, told in table.items():
                for pattern in _patterns(told):
                    self._add(name, pattern)

    def _add(self, name: str, pattern: str) -> None:
        firsts = beginnings(pattern)
        if firsts is None:
            self._anyhow.append((name, pattern))
        for first in firsts or ():
            self._by_first.setdefault(first, []).append((name, pattern))

    def name_of(self, line: str) -> str | None:
        """Return the name of the pattern that a line fits, None where it fits none."""
        first = line[:1] if line[:1] in self._by_first else ""
        if first not in self._compiled:
            self._compiled[first] = self._compile(first)
        pattern, names = self._compiled[first]
        found = pattern.fullmatch(line)
        return None if found is None or found.lastindex is None else names[found.lastindex - 1]

    def _compile(self, first: str) -> tuple[re.Pattern[str], list[str]]:
        told = [*self._by_first.get(first, ()), *self._anyhow]
        whole = "|".join(f"({pattern})" for _, pattern in told) or r"(?!)"
        return re.compile(whole), [name for name, _ in told]


_ANYWHERE, _AT_END = _Notices(TABLES, INDONESIAN, ABROAD), _Notices(AT_END)
_SAID = re.compile(
    r"\b(?:said|says|told|asked|shouted|warned|advised|demanded|wrote|kata|katanya|ujar|ujarnya"
    r"|ucap|tutur|pesan|saran|pinta|sagte?|rief|fragte|erklärte|a dit|disait|dijo|dice|disse)\b"
)
"""Somebody is quoted: newsrooms say of themselves what they have to say."""


def notice_of(text: str, *, last: bool, heads: bool) -> str | None:
    """Return the name of the rule under which a line is nothing but a notice, None for others.

    ``last``: it stands among the last lines of the text; ``heads``: prose goes on from it, which
    may well be headed "Comments".
    """
    if len(text) > LONGEST:
        return None
    line = text.lower().strip(_MARKS)
    name = _ANYWHERE.name_of(line) or (_AT_END.name_of(line) if last else None)
    if name is None or (heads and name in ("label", "comments")) or _SAID.search(line):
        return None
    return name

"""What newsrooms ask of their readers, and what a page says of itself, in the words they use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract import idioms


@dataclass(frozen=True, slots=True)
class Wording:
    """How lines begin that say something, and what says it wherever it stands in a line."""

    beginning: re.Pattern[str]
    within: tuple[tuple[str, re.Pattern[str]], ...] = ()
    """Patterns, each after letters that stand in all it finds: most lines have none of them."""

    def begins(self, text: str) -> bool:
        """Tell whether a line begins so."""
        if self.beginning.match(text):
            return True
        return any(pattern.match(text) for _, pattern in self.within)

    def stands_in(self, text: str) -> bool:
        """Tell whether a line says so, at its beginning or further on."""
        if self.beginning.match(text):
            return True
        low = text.lower()
        return any(key in low and pattern.search(text) for key, pattern in self.within)


def _wording(beginning: str, within: dict[str, str] | None = None) -> Wording:
    return Wording(
        re.compile(beginning, re.IGNORECASE),
        tuple((key, re.compile(told, re.IGNORECASE)) for key, told in (within or {}).items()),
    )


_OURS = (
    r".*(?:\b(?:kami|berita|artikel|google news|news|update|newsletter|breaking|kabar)\b|@\w"
    r"|\b(?:wa|whatsapp|telegram|youtube) channel|\b(?:channel|saluran|kanal) (?:wa|whatsapp"
    r"|telegram|youtube|resmi|kami))"
)
"""What tells an appeal from advice ("Pantau akun Instagram anak secara berkala")."""
PROMOTION = _wording(
    r"[\W_]*(?:(?:ikuti|dapatkan|gabung|bergabung|simak|cek|pantau|jangan lewatkan)\b"
    rf"(?={_OURS})|(?:follow|join)\b).{{0,110}}"
    r"(?:google news|whatsapp|\bwa channel|\btelegram|\bsaluran (?:wa\b|resmi|kami|berita)"
    r"|\bchannel|newsletter|kanal youtube"
    r"|akun (?:instagram|twitter|facebook|tiktok)|di (?:instagram|facebook|twitter"
    r"|youtube|tiktok)|on (?:twitter|x|facebook|instagram))"
    r"|\W*subscribe (?:to|now|here|today)\b"
    r"|get (?:the|our|more)\b.{0,60}\b(?:app|newsletter|inbox)\b"
    r"|berlangganan\b.{0,40}\b(?:di ?sini|sekarang)\W*$"
    r"|[^\w“\"”]*(?:dapatkan|temukan|nikmati) (?:update |artikel |konten )?(?:berita|informasi"
    r"|kabar)\b.{0,30}\b(?:terbaru|terkini|ter-?update|up ?to ?date|pilihan|menarik|lainnya)\b"
    r"(?! (?:dari (?!kami|redaksi|portal|situs|laman)"
    r"|di (?!google|kanal|aplikasi|kami|situs|portal|laman|whatsapp|telegram|instagram|sini)))"
    r"|\W*(?:silakan|silahkan) (?:baca|simak) (?:berita|konten|artikel)\b"
    r"|\W*(?:layari|kunjungi) (?:portal|laman|situs)\b.{0,30}"
    r"\bberita (?:lainnya|terkini|terbaru|kami|[A-Z])"
    r"|\W*(?:muat turun|unduh|download) aplikasi\b.{0,60}\bdi ?sini\b"
    r"|like .{0,40}\bon facebook\b|download .{0,60}\bapp\b"
    r"|\[?support (?:us|(?:our|independent) (?:\w+ ){0,2}"
    r"(?:journalis\w+|work|news\w*|report\w+|media))\b"
    r"|(?:get|make sense of|stay|keep up|receive|start|never miss|catch up|the (?:latest|best))\b"
    r".{0,140}\b(?:with|in|from|via) our (?:\w+ ){0,3}newsletters?\W*$"
    r"|thanks? (?:you )?for reading\b.{0,80}\bsubscribe\b"
    r"|(?:please )?support (?!for\b).{0,40}\bjournalism\b"
    r"|you[’']ve read \d+ articles?\b|you can save this article\b"
    r"|find out what[’']s happening in\b.{0,80}\bupdates\b"
    r"|by contributing to .{1,40}, you are helping\b"
    rf"|[\W_]*(?:{idioms.PROMOTION})",
    {
        "sign up": r"\bsign up\b.{0,60}\b(?:newsletter|updates|alerts|briefing|inbox|email)",
        "newsletter": r"\bnewsletter\b(?:.{0,50}\b(?:anmelden|abonnieren|sign|inscri)"
        r"|.{0,160}\bsign up (?:here|now|today)\W*$)",
        "jangan lupa": r"\bjangan lupa\b.{0,30}\b(?:subscribe|follow|like)\b",
        "sila": r"\b(?:silakan|silahkan)(?: kirim| hubungi)? (?:whatsapp|wa)\b.{0,80}"
        r"\b(?:redaksi|cek fakta|kata kunci)\b",
        # what begins a sentence is asked of the reader, what stands within it is told of others
        "download": r"(?-i:\bDownload) (?:the|our) .{1,40}\bapps?\b",
        "join": r"(?-i:\bJoin) .{1,60}\b(?:whatsapp|telegram|facebook) (?:community|channel|group)",
        "follow": r"(?-i:\bFollow) .{1,40}\bon (?:our )?(?:whatsapp|telegram|google news)\b",
        "subscribe": r"\bsubscribe (?:to .{1,40} )?here\b",
        "readers like you": r"\b(?:rely on|funded by|support of) readers like you\b",
        "become a ": r"\bbecome a (?:member|subscriber|supporter) (?:today|now|here)\b",
        "tickets": r"\b(?:book|get|buy) (?:your )?tickets (?:here|now|today)\b",
    },
)
"""What asks readers to follow, subscribe or pay."""
TO_READERS = _wording(
    r"[\W_]*(?:(?:have you been|are you) affected by|do you have (?:an opinion on|any"
    r" information (?:about|on) this story)"
    r"|(?:do you have|have|got) a (?:\w+ )?(?:story|tip)\b[^.?]{0,40}\?.{0,10}"
    r"|let us know (?:what you think|in the comments)"
    r"|what do you think\? (?:let us know|have your say|join)|tell us what you think)\b.{0,260}$"
    r"|[\W_]*(?:get in touch with|contact) (?:our|the|us|[A-Z][\w’'& ]{2,60})\b.{0,80}"
    r"\b(?:e-?mail|at)\b.{0,20}\S@\S.{0,160}$"
    r"|[\W_]*send (?:us )?your (?:stor(?:y|ies)|news|story ideas|tips|letters|comments) .{0,160}$"
    r"|[\W_]*for more (?:stories|news|articles) like this\b|[\W_]*submit a letter to the editor\b"
    r"|[\W_]*(?:see|spot(?:ted)?|found) an? (?:\w+ ){0,3}(?:error|mistake|typo)"
    r"(?: (?:in|on|with) (?:this|our|the) (?:story|article|page|post|report|text|site))?\s?\?"
    r"|[\W_]*to contact the (?:reporter|author|editor)s?\b"
    r"|[\W_]*follow .{1,50} coverage\b.{0,12}https?:|[\W_]*connect via\b",
    {
        "in the comments": r"\b(?:join the (?:conversation|debate|discussion)"
        r"|share your (?:thoughts|views)) in the comments\b",
        "got a ": r"\?\s+got a (?:\w+ )?tip\?",
    },
)
"""What a newsroom asks its readers to do: to write, to call, to correct."""
ABOUT_PAGE = _wording(
    r"[\W_]*with (?:a )?(?:inputs?|files|reports?|assistance) (?:from|by)\b.{0,60}$"
    r"|\((?:updates|adds|recasts|corrects) .{1,160}\)$|listen to (?:this )?article\b.{0,40}$"
    r"|[\W_]*this (?:story|article|summary|audio|translation) (?:was|has been|is) .{0,120}"
    r"\b(?:AI|artificial intelligence)\b"
    r"|[\W_]*this (?:story|article|post|page) (?:has been|will be) updated\b.{0,60}$"
    r"|[\W_]*this is an archived (?:story|article|page)\b.{0,180}$"
    r"|[\W_]*this (?:story|article|post) (?:is|was published) (?:more than )?\S+"
    r" (?:months?|years?) (?:old|ago)\W*$"
    r"|(?-i:SOURCE [A-Z])[\w.,&’' -]{2,60}$",
    {
        "edited by": r"\bnot been edited by\b.{0,60}\b(?:staff|team)\b",
        "commission": r"\bwe (?:may )?(?:receive|earn|get) (?:an? )?(?:\w+ )?commission\b(?! of)",
        "responsible for": r"\bnot responsible for the content of external"
        r" (?:sites|websites|links)\b",
    },
)
"""What a page says of itself, not of its subject."""
DISCLOSURE = _wording(
    r"tried this recipe\b|original-content von\b",
    {
        "affiliate links": r"\bmay contain affiliate links\b",
        "amazon associate": r"\bas an amazon associate\b",
        "links": r"\benthält (?:\w+-?)?(?:affiliate|werbe|provisions)-?links\b",
        "amazon-partner": r"\bals amazon-partner verdien",
        "provision": r"\berhalten (?:wir )?(?:\w+ ){0,3}provision\b",
        "liens affiliés": r"\bcontient des liens affiliés\b",
    },
)
"""What a page says of its own earnings, and who sent a release in."""
CONSENT = _wording(rf"[\W_]*(?:{idioms.CONSENT})")
"""What stands in the place of another site's post or film until the reader has agreed."""
AGREED = _wording(
    r"[\W_]*(?:by (?:signing up|subscribing|submitting|entering|clicking|registering|providing)\b"
    r".{0,160}\b(?:you|i) (?:\w+ )?(?:agree|accept|acknowledge|consent|confirm)|"
    r"you (?:can|may) unsubscribe at any time|"
    r"(?:mit der anmeldung|durch (?:ihre|deine) anmeldung)\b.{0,120}\b(?:stimme|akzeptier)|"
    r"en vous inscrivant\b.{0,120}\baccept|al suscribirte?\b.{0,120}\bacept"
    r"|dengan mendaftar\b.{0,120}\bsetuju)"
)
"""What a form asks its readers to agree to."""
SUPPORT = _wording(rf"[\W_]*(?:{idioms.SUPPORT})[\W_]*$")
"""The button of a box that asks readers for money."""
COPYRIGHT = _wording(
    r"[\W_]*(?:(?:copyright|hak cipta)(?=\W*(?:$|©|\(c\)|\d|by\b|oleh\b|milik (?-i:[A-Z])"
    r"|dilindungi|[:.|-])"
    r"|(?-i: [A-Z]))|©|\(c\)\s*\d{4}|all rights reserved|alle rechte vorbehalten"
    r"|dilarang (?:keras )?meng(?:ambil|utip|copy|gunakan)\b(?=.{0,40}\b(?:isi|konten|artikel"
    r"|berita|materi|sebagian|seluruh|tulisan|foto|gambar|dan/?atau)\b))|.{0,40}©\s*\d{4}.{0,60}$"
    rf"|[\W_]*(?:{idioms.COPYRIGHT})",
    {"all rights": r"\ball rights reserved\b"},
)

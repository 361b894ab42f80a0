"""How lines begin or read that are no paragraphs, in the languages of the pages seen."""

from __future__ import annotations

import re

from crawler.extract.months import WEEKDAY_NAMES

ALSO = re.compile(
    r"^[\W_]*(?:(?:baca|lihat|simak|tonton|dengar(?:kan)?|cek|ketahui|klik)\s*(?:juga|pula"
    r"|selengkapnya|"
    r"lainnya|artikel(?: lainnya)?|berita(?: lainnya)?|video(?:nya)?|sebelumnya)\b|"
    r"(?:artikel|berita|video)\s+(?:terkait|lainnya|pilihan)\b|"
    r"(?:read|see|watch|listen)\s+(?:also|more|next|this)\b|also\s+(?:read|see|watch)\b|"
    r"related\s*(?:stor(?:y|ies)|articles?|news|posts?|coverage|:|$)|more\s*:|recommended\s*:|"
    r"lesen sie (?:auch|hier|dazu)|lesetipp|mehr zum thema|auch interessant|das könnte (?:sie"
    r"|dich)|"
    r"(?:à |a )?lire aussi|voir aussi|sur le même sujet|"
    r"(?:lea|lee|vea|mira|ver) (?:también|además|más)|te puede interesar|le puede interesar|"
    r"leia (?:também|mais)|veja (?:também|mais)|leggi anche|les også|läs (?:också|även|mer)|"
    r"lees ook|czytaj (?:także|też|więcej)|baca selengkapnya|"
    r"(?:you (?:may|might)(?: also)? (?:like|enjoy|be interested)|people are (?:also )?reading"
    r"|previous coverage|more on this (?:story|topic)"
    r"|recommended (?:from editorial|for you|reading|stories|articles)"
    r"|don[’']t miss|go deeper|more from .{1,40})\W*$"
    r"|(?:watch|listen)\s?[|:]|(?:photos|video)\s?\|)",
    re.IGNORECASE,
)
"""Beginnings of lines that lead to other articles, in the languages of the pages seen."""

SHARE = re.compile(
    r"^[\W_]*(?:(?:share|bagikan|teilen|tweet|facebook|twitter|x|whatsapp|wa|telegram|line|linkedin"
    r"|pinterest|instagram|e-?mail|print|cetak|copy link|copied|salin(?: tautan| link)?"
    r"|follow|ikuti|like|kirim|drucken|merken|partager|compartir|this|article|artikel|on|via|ke|to"
    r"|berita ini|ini|in"
    r"|with|friends|and|auf|per|sur|en)[\W_]*)+$",
    re.IGNORECASE,
)
SCROLL = re.compile(
    r"^[\W_]*(?:scroll (?:untuk|to|ke|down to)\s+(?:membaca|melanjutkan|lanjut|resume"
    r"|continue|read|bawah|konten).*|advertisement\b.{0,40}|iklan|anzeige|werbung|advertorial"
    r"|article continues (?:below|after).*|story continues below.*|continue reading.*"
    r"|lanjutkan membaca.*"
    r"|advertise with .{2,30}|(?:hide|report(?: this)?) ad"
    r"|(?:new\s*)?you can now listen to .{1,40} articles"
    r"|gulir untuk.*|publicidad|publicité|pubblicità|reklame|annonce|loading.*|memuat.*)[\W_]*$",
    re.IGNORECASE,
)
PROMOTION = re.compile(
    r"^[\W_]*(?:ikuti|dapatkan|gabung|bergabung|simak|cek|pantau|follow|join|jangan"
    r" lewatkan)\b.{0,110}"
    r"(?:google news|whatsapp|\bwa channel|\btelegram|saluran|\bchannel|newsletter|akun"
    r" (?:instagram|twitter"
    r"|facebook|tiktok)|di (?:instagram|facebook|twitter|youtube|tiktok)|on (?:twitter|x"
    r"|facebook|instagram))"
    r"|\bsign up\b.{0,60}\b(?:newsletter|updates|alerts|briefing|inbox|email)"
    r"|^\W*subscribe (?:to|now|here|today)\b|\bnewsletter\b.{0,50}\b(?:anmelden|abonnieren"
    r"|sign|inscri)"
    r"|^get (?:the|our|more)\b.{0,60}\b(?:app|newsletter|inbox)\b"
    r"|\bjangan lupa\b.{0,30}\b(?:subscribe|follow|like)\b"
    r"|^berlangganan\b.{0,40}\b(?:di sini|sekarang)"
    r"|^like .{0,40}\bon facebook\b|^download .{0,60}\bapp\b|^\[?support (?:us|our|independent)\b"
    # what begins a sentence is asked of the reader, what stands within it is told of others
    r"|(?-i:\bDownload) (?:the|our) .{1,40}\bapps?\b"
    r"|(?-i:\bJoin) .{1,60}\b(?:whatsapp|telegram|facebook) (?:community|channel|group)"
    r"|(?-i:\bFollow) .{1,40}\bon (?:our )?(?:whatsapp|telegram|google news)\b"
    r"|^(?:get|make sense of|stay|keep up|receive|start|never miss|catch up|the (?:latest|best))\b"
    r".{0,140}\b(?:with|in|from|via) our (?:\w+ ){0,3}newsletters?\W*$"
    r"|\bnewsletter\b.{0,160}\bsign up (?:here|now|today)\W*$"
    r"|\bsubscribe (?:to .{1,40} )?here\b|^thanks? (?:you )?for reading\b.{0,80}\bsubscribe\b"
    r"|^(?:please )?support (?!for\b).{0,40}\bjournalism\b"
    r"|\b(?:rely on|funded by|support of) readers like you\b"
    r"|\bbecome a (?:member|subscriber|supporter) (?:today|now|here)\b"
    r"|^you[’']ve read \d+ articles?\b|^you can save this article\b"
    r"|\b(?:book|get|buy) (?:your )?tickets (?:here|now|today)\b"
    r"|^find out what[’']s happening in\b.{0,80}\bupdates\b"
    r"|^by contributing to .{1,40}, you are helping\b",
    re.IGNORECASE,
)
TAG_ROW = re.compile(
    r"^[\W_]*(?:tags?|topik(?: terkait)?|topics?|kata kunci|keywords?|label|filed under|themen|"
    r"schlagw\w+|etiquetas|mots-clés)\s*:", re.IGNORECASE,
)  # fmt: skip
COMMENTS_END = re.compile(
    r"^[\W_]*(?:comments? (?:are|is) closed|leave a (?:reply|comment)|tinggalkan (?:balasan"
    r"|komentar)"
    r"|tulis komentar|komentar ditutup|no comments?|\d+ (?:comments?|komentar|kommentare)"
    r"|your email"
    r" address will not be published|alamat email anda tidak akan.*|kommentare|komentar"
    r"|what do you think\?.*|join the (?:conversation|discussion).*)[\W_]*$",
    re.IGNORECASE,
)
PRINTED_AT = re.compile(
    r"^[\W_]*this article appear(?:s|ed) in the .{1,40}\b(?:edition|issue|section)\b"
    r"|^published in (?-i:[A-Z]).{2,40}\b\d{4}$|^read the (?:original|full) article (?:on|at)\b|"
    r"^[\W_]*(?:artikel|berita|tulisan) ini (?:telah|sudah|pernah|sebelumnya|juga)? ?(?:di)?"
    r"(?:tayang|terbit|muat|publikasikan|tulis)\w*\b|"
    r"^[\W_]*(?:this (?:article|story|post) (?:was )?(?:first|originally)|(?:first"
    r"|originally) published"
    r" (?:at|on|in|by))\b|^[\W_]*dieser (?:artikel|text) (?:erschien|ist zuerst)",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"^[\W_]*(?:copyright|hak cipta|©|\(c\)\s*\d{4}|all rights reserved|alle rechte vorbehalten"
    r"|dilarang (?:keras )?meng(?:ambil|utip|copy|gunakan)\b)|^.{0,40}©\s*\d{4}.{0,60}$"
    r"|\ball rights reserved\b",
    re.IGNORECASE,
)
PAGER = re.compile(
    r"^[\W_]*(?:halaman|laman|page|seite|hal)\s*:?[\s\d|/>»«<.]*(?:selanjutnya|berikutnya"
    r"|next|semua)?[\W_]*$"
    r"|^[\W_]*(?:(?:halaman )?(?:selanjutnya|berikutnya|sebelumnya)|next(?: page| post| article)?"
    r"|previous(?: page| post| article)?|tampilkan semua|lihat semua|kembali ke atas|back to top"
    r"|(?:\d+\s+){1,9}\d+)[\W_]*$",
    re.IGNORECASE,
)
AGENCY_DESK = re.compile(
    r"^\((?:additional )?(?:reporting|writing|compiled) by [^()]{3,300}\)$"
    r"|^(?:additional )?(?:reporting|writing) by [^()]{3,200};"
    r" ?(?:\w+ )?(?:editing|writing) by [^()]{3,80}$",
    re.IGNORECASE,
)
"""The line in which an agency names who worked on its copy."""
SIGN_OFF = re.compile(
    r"^(?:[\W_]+|[(\[]\s*(?:\*+\s*/?\s*)?(?:[\w.]{1,12}|adv\w*)(?:\s*[/,|\-]\s*[\w."
    r" ]{1,20}){0,3}\s*[)\]]|"
    r"-?\s*(?:selesai|tamat|habis)\s*-?)$",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(
    r"^(?:\$\$\w+\$\$|\{\{[^{}]*\}\}|\{%[^{}]*%\}|%%\w+%%"
    r"|\[(\w+)\s[^\]]*=\s*[\"'”“″][^\]]*\](?:.*\[/\1\])?)$"
)
"""What a template was to replace by something else: "{{iklan}}", "[tombol tautan="…"]"."""
COUNTER = re.compile(
    r"^[\W_]*(?:(?:post )?views?|hits|dilihat|dibaca|pembaca|tayangan|jumlah pembaca)\s*[:\-]?\s*"
    r"[\d.,]+(?:\s*(?:kali|x|orang|views?))?[\W_]*$"
    r"|^[\W_]*\d{1,2}[ -]min(?:ute)?s?(?: (?:read|listen|watch))?[\W_]*$"
    r"|^[\W_]*[\d.,]+\s*(?:views?|kali dibaca|kali dilihat|pembaca|tayangan)[\W_]*$",
    re.IGNORECASE,
)
DATE_WORDS = re.compile(
    rf"\b(?:{WEEKDAY_NAMES}|wib|wita|wit|pukul|jam|pkl|uhr|am|pm|gmt|utc|published|updated"
    rf"|update|posted|on"
    r"|diterbitkan|dipublikasikan|publikasi|terbit|tayang|views?|dibaca|kali|min read"
    r"|menit(?: baca)?|at|um|"
    r"last|aktualisiert|stand|date|tanggal|ist|est|edt|bst|cet)\b|[\W\d_]+",
    re.IGNORECASE,
)
STARTS_BY = re.compile(r"^(?:by|oleh|von|par|por|ditulis oleh)\s+[A-Z]", re.IGNORECASE)

ADVERT_SIGN = re.compile(
    r"[(\[]\s*(?:[\w/.* ]{0,20}[/ ])?(?:adv|advertorial|adv\.)(?:[/ ][\w/.*"
    r" ]{0,30})?\s*[)\]]\s*#?\s*$",
    re.IGNORECASE,
)
"""A sign-off that marks paid content: "(Adv)", "(ADV/Diskominfo)", "[adv/*]"."""
CONTROL = re.compile(
    r"^[\W_]*(?:menu|search|suche|suchen|cari|login|log in|masuk|anmelden|daftar|register|back"
    r"|zurück|kembali|retour|volver|close|schließen|tutup|activate|aktivieren|aktifkan|accept|ok"
    r"|subscribe|sign up|show more|mehr anzeigen|tampilkan lebih banyak|play|pause|mute|deutsch"
    r"|german|english|inggris"
    r"|bahasa indonesia|bahasa inggris|español|français)[\W_]*$",
    re.IGNORECASE,
)
"""Words on buttons."""
SOURCE_LINE = re.compile(
    r"^[\W_]*(?:sumber(?: berita)?|source|quelle|quellen|fuente|fonte)\s*:\s*\S.{1,80}$"
    r"|^[\W_]*(?:alle angaben ohne gewähr|kontakt|kontak|contact)[\W_]*$",
    re.IGNORECASE,
)
"""Where a piece or its figures were taken from, and labels without what they announce."""
PHOTO_CREDIT = re.compile(
    r"^[\W_]*(?:AFP|AP|Reuters|REUTERS|dpa|DPA|EPA|ANTARA|Getty(?: Images)?|imago|IMAGO|APA|ANSA"
    r"|EFE|Xinhua)\s*[/|–-]\s*[\w.'’ /-]{2,50}$"
    r"|^.{10,140}\s©\s*[A-Z][\w.'’ ]{1,30}(?:[/|–-][\w.'’ /-]{2,40})?$"
)
"""A picture's agency and photographer, alone in a line or at the end of a caption."""
CONSENT = re.compile(
    r"^[\W_]*by (?:signing up|subscribing|submitting|entering|clicking|registering|providing)\b"
    r".{0,160}\b(?:you|i) (?:\w+ )?(?:agree|accept|acknowledge|consent|confirm)|"
    r"^[\W_]*you (?:can|may) unsubscribe at any time|"
    r"^[\W_]*(?:mit der anmeldung|durch (?:ihre|deine) anmeldung)\b.{0,120}\b(?:stimme|akzeptier)|"
    r"^[\W_]*en vous inscrivant\b.{0,120}\baccept|^[\W_]*al suscribirte?\b.{0,120}\bacept"
    r"|^[\W_]*dengan mendaftar\b.{0,120}\bsetuju",
    re.IGNORECASE,
)
"""What a form asks its readers to agree to."""
TO_READERS = re.compile(
    r"^[\W_]*(?:(?:have you been|are you) affected by|do you have (?:an opinion on|any"
    r" information (?:about|on) this story)"
    r"|(?:do you have|have|got) a (?:\w+ )?(?:story|tip)\b[^.?]{0,40}\?.{0,10}"
    r"|let us know (?:what you think|in the comments)"
    r"|what do you think\? (?:let us know|have your say|join)|tell us what you think)\b.{0,260}$"
    r"|^[\W_]*(?:get in touch with|contact) (?:our|the|us|[A-Z][\w’'& ]{2,60})\b.{0,80}"
    r"\b(?:e-?mail|at)\b.{0,20}\S@\S.{0,160}$"
    r"|^[\W_]*send (?:us )?your (?:stor(?:y|ies)|news|story ideas|tips|letters|comments) .{0,160}$"
    r"|^[\W_]*for more (?:stories|news|articles) like this\b|^[\W_]*submit a letter to the editor\b"
    r"|^[\W_]*(?:see|spot(?:ted)?|found) an? (?:\w+ ){0,3}(?:error|mistake|typo)\b[^.]{0,40}\?"
    r"|\b(?:join the (?:conversation|debate|discussion)|share your (?:thoughts|views)) in the"
    r" comments\b|\?\s+got a (?:\w+ )?tip\?|^[\W_]*to contact the (?:reporter|author|editor)s?\b"
    r"|^[\W_]*follow .{1,50} coverage\b.{0,12}https?:|^[\W_]*connect via\b",
    re.IGNORECASE,
)
"""What a newsroom asks its readers to do: to write, to call, to correct."""
ABOUT_PAGE = re.compile(
    r"\bnot been edited by\b.{0,60}\b(?:staff|team)\b"
    r"|^[\W_]*with (?:a )?(?:inputs?|files|reports?|assistance) (?:from|by)\b.{0,60}$"
    r"|^\((?:updates|adds|recasts|corrects) .{1,160}\)$|^listen to (?:this )?article\b.{0,40}$"
    r"|^[\W_]*this (?:story|article|summary|audio|translation) (?:was|has been|is) .{0,120}"
    r"\b(?:AI|artificial intelligence)\b"
    r"|\bwe (?:may )?(?:receive|earn|get) (?:an? )?(?:\w+ )?commission\b"
    r"|^[\W_]*this (?:story|article|post|page) (?:has been|will be) updated\b.{0,60}$"
    r"|^[\W_]*this is an archived (?:story|article|page)\b.{0,180}$"
    r"|^[\W_]*this (?:story|article|post) (?:is|was published) (?:more than )?\S+"
    r" (?:months?|years?) (?:old|ago)\W*$"
    r"|\bnot responsible for the content of external (?:sites|websites|links)\b"
    r"|^(?-i:SOURCE [A-Z])[\w.,&’' -]{2,60}$",
    re.IGNORECASE,
)
"""What a page says of itself, not of its subject."""

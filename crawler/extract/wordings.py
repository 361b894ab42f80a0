"""How lines begin or read that are no paragraphs, in the languages of the pages seen."""

from __future__ import annotations

import re

from crawler.extract import idioms
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
    rf"lees ook|czytaj (?:także|też|więcej)|baca selengkapnya|{idioms.ALSO})",
    re.IGNORECASE,
)
"""Beginnings of lines that lead to other articles, in the languages of the pages seen."""

SHARE = re.compile(
    r"^[\W_]*(?:(?:share|bagikan|teilen|tweet|facebook|twitter|x|whatsapp|wa|telegram|line|linkedin"
    r"|pinterest|instagram|e-?mail|print|cetak|copy link|salin(?: tautan| link)?|follow|ikuti|like"
    r"|kirim|drucken|merken|partager|compartir|this|article|artikel|on|via|ke|to|berita ini|ini|in"
    r"|with|friends|and|auf|per|sur|en)[\W_]*)+$",
    re.IGNORECASE,
)
SCROLL = re.compile(
    r"^[\W_]*(?:scroll (?:untuk|to|ke|down to)\s+(?:membaca|melanjutkan|lanjut|resume"
    r"|continue|read|bawah|konten).*|advertisement\b.{0,40}|iklan|anzeige|werbung|advertorial"
    r"|article continues (?:below|after).*|story continues below.*|continue reading.*"
    r"|lanjutkan membaca.*"
    r"|gulir untuk.*|publicidad|publicité|pubblicità|reklame|annonce|loading.*|memuat.*"
    rf"|{idioms.SCROLL})[\W_]*$",
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
    r"|^like .{0,40}\bon facebook\b|^download .{0,60}\bapp\b|^\[?support (?:us|our|independent)\b",
    re.IGNORECASE,
)
ASKED = re.compile(rf"[\W_]*(?:{idioms.PROMOTION})", re.IGNORECASE)
"""How lines begin that ask readers to follow, subscribe or pay, in further languages."""
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
    r"^[\W_]*(?:artikel|berita|tulisan) ini (?:telah|sudah|pernah|sebelumnya|juga)? ?(?:di)?"
    r"(?:tayang|terbit|muat|publikasikan|tulis)\w*\b|"
    r"^[\W_]*(?:this (?:article|story|post) (?:was )?(?:first|originally)|(?:first"
    r"|originally) published"
    r" (?:at|on|in|by))\b|^[\W_]*dieser (?:artikel|text) (?:erschien|ist zuerst)",
    re.IGNORECASE,
)
MACHINE = re.compile(rf"\W*{idioms.MACHINE}", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"^[\W_]*(?:copyright|hak cipta|©|\(c\)\s*\d{4}|all rights reserved|alle rechte vorbehalten"
    r"|dilarang (?:keras )?meng(?:ambil|utip|copy|gunakan)\b)|^.{0,40}©\s*\d{4}.{0,60}$"
    rf"|\ball rights reserved\b|^[\W_]*(?:{idioms.COPYRIGHT})",
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
    r"^\((?:additional )?(?:reporting|writing|compiled) by [^()]{3,300}\)$", re.IGNORECASE
)
"""The line in which an agency names who worked on its copy."""
SIGN_OFF = re.compile(
    r"^(?:[\W_]+|[(\[]\s*(?:\*+\s*/?\s*)?(?:[\w.]{1,12}|adv\w*)(?:\s*[/,|\-]\s*[\w."
    r" ]{1,20}){0,3}\s*[)\]]|"
    rf"-?\s*(?:selesai|tamat|habis)\s*-?|{idioms.END})$",
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
    r"|^[\W_]*[\d.,]+\s*(?:views?|kali dibaca|kali dilihat|pembaca|tayangan)[\W_]*$",
    re.IGNORECASE,
)
DATE_WORDS = re.compile(
    rf"\b(?:{WEEKDAY_NAMES}|wib|wita|wit|pukul|jam|pkl|uhr|am|pm|gmt|utc|published|updated"
    rf"|update|posted|on"
    r"|diterbitkan|dipublikasikan|publikasi|terbit|tayang|views?|dibaca|kali|min read"
    r"|menit(?: baca)?|at|um|"
    rf"last|aktualisiert|stand|date|tanggal|ist|est|edt|bst|cet|{idioms.DATE_WORDS})\b|[\W\d_]+",
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
    r"|show more|mehr anzeigen|tampilkan lebih banyak|play|pause|mute|deutsch|german|english"
    r"|inggris"
    r"|bahasa indonesia|bahasa inggris|español|français)[\W_]*$",
    re.IGNORECASE,
)
"""Words on buttons."""
SOURCE_LINE = re.compile(
    rf"^[\W_]*(?:sumber(?: berita)?|source|quelle|quellen|fuente|fonte|{idioms.SOURCE})"
    r"\s*[:：]\s*\S.{1,80}$"
    r"|^[\W_]*(?:alle angaben ohne gewähr|kontakt|kontak|contact)[\W_]*$",
    re.IGNORECASE,
)
"""Where a piece or its figures were taken from, and labels without what they announce."""
PHOTO_CREDIT = re.compile(
    r"^[\W_]*(?:AFP|AP|Reuters|REUTERS|dpa|DPA|EPA|ANTARA|Getty(?: Images)?|imago|IMAGO|APA|ANSA"
    r"|EFE|Xinhua)\s*[/|–-]\s*[\w.'’ /-]{2,50}$"
    r"|^.{10,140}\s©\s*[A-Z][\w.'’ ]{1,30}(?:[/|–-][\w.'’ /-]{2,40})?$"
    rf"|^[^.!?]{{10,160}}\s[—–-]\s(?i:{idioms.PICTURED})\w*\s?[:：]\s*[^.]{{2,60}}$"
    rf"|^\((?i:{idioms.PICTURED})\w*\s?[:：].{{2,160}}\)$"
)
"""A picture's agency and photographer, alone in a line or at the end of a caption."""
ERROR = re.compile(rf"[\W_]*(?:{idioms.ERROR})[\W_]*$", re.IGNORECASE)
"""What asks readers to report a mistake."""
CONSENT = re.compile(rf"[\W_]*(?:{idioms.CONSENT})", re.IGNORECASE)
"""What stands in the place of another site's post or film until the reader has agreed."""
READING = re.compile(idioms.READING_TIME, re.IGNORECASE)
READING_TIME = re.compile(rf"[\W_]*(?:{idioms.READING_TIME})[\W_]*$", re.IGNORECASE)
"""How long a text takes: "Temps de lecture : 3 min"."""
LISTEN = re.compile(rf"[\W_]*(?:{idioms.LISTEN})[\W_]*$", re.IGNORECASE)
SUPPORT = re.compile(rf"[\W_]*(?:{idioms.SUPPORT})[\W_]*$", re.IGNORECASE)
"""The button of a box that asks readers for money."""
CONTENTS = re.compile(rf"(?:{idioms.CONTENTS})\s*:?$", re.IGNORECASE)

"""How lines begin or read that are no paragraphs, in the languages of the pages seen."""

from __future__ import annotations

import re

from crawler.extract import idioms
from crawler.extract.months import WEEKDAY_NAMES

ALSO = re.compile(
    r"^[\W_]*(?:(?:baca|lihat|simak|tonton|saksikan|dengar(?:kan)?|cek|ketahui|klik)\s*"
    r"(?:juga|pula|selengkapnya|"
    r"lainnya|artikel(?: lainnya)?|berita(?: lainnya)?|video(?:nya)?|sebelumnya)\b|"
    r"(?:artikel|berita|video)\s+(?:terkait|lainnya|pilihan|berkaitan)\b|"
    r"(?:pilihan\s+(?:editor|redaksi)|menarik dibaca|jangan lewatkan)\s*(?::|$)|"
    r"rekomendasi (?:untuk|buat) (?:kamu|anda)\b|"
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
    rf"|(?:watch|listen)\s?[|:]|(?:photos|video)\s?\||{idioms.ALSO})",
    re.IGNORECASE,
)
"""Beginnings of lines that lead to other articles, in the languages of the pages seen."""
NEXT_UP = re.compile(r"^[\W_]*(?:selanjutnya|berikutnya|sebelumnya|video|baca)\s*:", re.IGNORECASE)
"""Beginnings that lead elsewhere before a link, and else begin a step of a recipe as well."""

SHARE = re.compile(
    r"^[\W_]*(?:(?:share|bagikan|teilen|tweet|facebook|twitter|x|whatsapp|wa|telegram|line|linkedin"
    r"|pinterest|instagram|e-?mail|print|cetak|copy link|copied|salin(?: tautan| link)?|follow"
    r"|ikuti|like|suka|memuat|kirim|drucken|merken|partager|compartir|this|article|artikel|on|via|ke|to"
    r"|berita ini|ini|in"
    r"|with|friends|and|auf|per|sur|en)[\W_]*)+$",
    re.IGNORECASE,
)
SCROLL = re.compile(
    r"^[\W_]*(?:scroll (?:untuk|to|ke|down to)\s+(?:membaca|melanjutkan|lanjut|resume"
    r"|continue|read|bawah|konten).*|advertisement(?:\b|(?=scroll)).{0,60}|iklan|anzeige|werbung"
    r"|advertorial"
    r"|article continues (?:below|after).*|story continues below.*|continue reading.*"
    r"|(?:lanjutkan|teruskan) membaca"
    r"(?: (?:artikel|berita|di bawah|setelah|selengkapnya|halaman|ke)\b.*)?"
    r"|lompati .{2,60} (?:dan |untuk )?lanjutkan membaca.*"
    r"|akhir dari (?:podcast|promosi|artikel|video|iklan|konten|rekomendasi|siaran|bagian)\b.{0,30}"
    r"|end of (?:podcast|video|recommended stories|content|advertisement).*"
    r"|advertise with .{2,30}|(?:hide|report(?: this)?) ad"
    r"|(?:new\s*)?you can now listen to .{1,40} articles"
    r"|gulir untuk.*|publicidad|publicité|pubblicità|reklame|annonce"
    r"|loading(?: (?:comments?|more|videos?|content|ads?)\b.*)?"
    r"|memuat(?: (?:konten|halaman|komentar|lebih|video|berita lain\w*|iklan)\b.*)?"
    rf"|{idioms.SCROLL})[\W_]*$",
    re.IGNORECASE,
)
TAG_ROW = re.compile(
    r"^[\W_]*(?:tags?|topik(?: terkait)?|topics?|kata kunci|keywords?|label|filed under|themen|"
    r"schlagw\w+|etiquetas|mots-clés)\s*:", re.IGNORECASE,
)  # fmt: skip
HASHTAGS = re.compile(r"^(?:#[^\W\d]\w+[\s,]*){2,}$")
"""Tags of social media in a line of their own."""
COMMENTS_END = re.compile(
    r"^[\W_]*(?:comments? (?:are|is) closed|leave a (?:reply|comment)|tinggalkan (?:balasan"
    r"|komentar)"
    r"|tulis komentar|komentar ditutup|no comments?|\d+ (?:comments?|komentar|kommentare)"
    r"|your email"
    r" address will not be published|alamat email anda tidak akan.*|kommentare|komentar"
    r"|what do you think\?.*|join the (?:conversation|discussion).*)[\W_]*$",
    re.IGNORECASE,
)
AI_NOTE = re.compile(
    r"^\W*(?:artikel|konten|berita|tulisan|ringkasan|this (?:article|story|summary|content))"
    r"(?: ini)? (?:telah |sudah |is |was |has been )?(?:dibuat|dibantu|disusun|ditulis|dihasilkan"
    r"|dirangkum|generated|created|written|produced|summari[sz]ed)\b.{0,60}"
    r"\b(?:AI|artificial intelligence|kecerdasan (?:buatan|artifisial))\b"
    r"(?! (?:oleh|by) (?!redaksi|tim|kami|our|the))",
    re.IGNORECASE,
)
"""A note that a machine helped: "Konten ini dibuat dengan bantuan AI"."""
DISCLAIMER = re.compile(
    r"^\W*(?:disclaimer|penafian|sanggahan)\s*(?:[:.!]|$)"
    r"|^\W*(?:artikel|tulisan|opini|konten) ini (?:adalah |merupakan |sepenuhnya )?.{0,40}"
    r"tanggung ?jawab penulis",
    re.IGNORECASE,
)
"""What a house says of its liability for a text."""
ABOUT_WRITER = re.compile(
    r"^\W*(?:para )?(?:penulis|kolumnis) (?:adalah|ialah|merupakan)\s|"
    r"^\W{1,4}\s?(?:adalah|ialah|merupakan)\s+(?:seorang )?[a-z]",
    re.IGNORECASE,
)
"""What a column's last line says of its writer, whom it does not name: "*) Penulis adalah …"."""
PRINTED_AT = re.compile(
    r"^[\W_]*this article appear(?:s|ed) in the .{1,40}\b(?:edition|issue|section)\b"
    r"|^published in (?-i:[A-Z]).{2,40}\b\d{4}$|^read the (?:original|full) article (?:on|at)\b|"
    r"^[\W_]*(?:artikel|berita|tulisan) ini (?:(?:telah|sudah|pernah|sebelumnya|juga) (?:di)?"
    r"(?:tayang|terbit|muat|publikasikan)|(?:di)?(?:tayang|terbit|muat|publikasikan)"
    r"(?=.{0,80}(?:judul|\.(?:com?|id|net)\b)))\w*\b"
    r"|^[\W_]*(?:artikel|berita|tulisan) ini ditulis oleh\b|"
    r"^[\W_]*(?:this (?:article|story|post) (?:was )?(?:first|originally)|(?:first"
    r"|originally) published"
    r" (?:at|on|in|by))\b|^[\W_]*dieser (?:artikel|text) (?:erschien|ist zuerst)",
    re.IGNORECASE,
)
MACHINE = re.compile(rf"\W*{idioms.MACHINE}", re.IGNORECASE)
PAGER = re.compile(
    r"^[\W_]*(?:halaman|laman|page|seite|hal)\s*:?[\s\d|/>»«<.]*(?:selanjutnya|berikutnya"
    r"|next|semua)?[\W_]*$"
    r"|^[\W_]*(?:(?:(?:halaman|artikel|berita) )?(?:selanjutnya|berikutnya|sebelumnya)"
    r"|next(?: page| post| article)?"
    r"|previous(?: page| post| article)?|tampilkan semua|lihat semua|kembali ke atas|back to top"
    r"|(?:lanjut|baca|bersambung) (?:ke )?halaman (?:sebelah|selanjutnya|berikut(?:nya)?)"
    r"|(?:\d+\s+){1,9}\d+)[\W_]*$",
    re.IGNORECASE,
)
AGENCY_DESK = re.compile(
    r"^\((?:additional )?(?:reporting|writing|compiled) by [^()]{3,300}\)$"
    r"|^[^.!?]{5,80} (?:turut |ikut )?berkontribusi (?:dalam|pada|untuk) (?:penulisan|penyusunan|"
    r"artikel|laporan|tulisan|liputan)\b[^.!?]{0,30}\.?$"
    r"|^(?:additional )?(?:reporting|writing) by [^()]{3,200};"
    r" ?(?:\w+ )?(?:editing|writing) by [^()]{3,80}$",
    re.IGNORECASE,
)
"""The line in which an agency names who worked on its copy."""
SIGN_OFF = re.compile(
    r"^(?:[\W_]+|[(\[]\s*(?:\*+\s*/?\s*)?(?:[\w.]{1,12}|adv\w*)(?:\s*[/,|\-]\s*[\w."
    r" ]{1,20}){0,3}\s*[)\]][\s*#.]*|"
    r"(?-i:[a-z]{2,4}(?:/[a-z]{2,4}){0,4})\s*\([^()]{2,40}\)|"
    rf"-?\s*(?:selesai|tamat|habis)\s*-?|{idioms.END})$",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(
    r"^(?:\$\$\w+\$\$|\{\{[^{}]*\}\}|\{%[^{}]*%\}|%%\w+%%"
    r"|\[(\w+)\s[^\]]*=\s*[\"'”“″][^\]]*\](?:.*\[/\1\])?"
    r"|\[(embed|audio|caption|playlist)\b[^\]]*\].*\[/\2\]"
    r"|\[(?i:gambas|video|foto|infografis|galeri|embed|iklan|polling)\s*:[^\]]{2,80}\])$"
)
"""What a template was to replace: "{{iklan}}", "[tombol tautan="…"]", "[Gambas:Video Etam]"."""
DIALOGS = re.compile(
    r"dsgvo|\b(?:gdpr|rgpd|lgpd)|cookie[-_]?(?:consent|notice|notification|banner|law|bar|box|popup"
    r"|info|hint|dialog|overlay|settings?|policy|wall)|onetrust|usercentrics|borlabs|cookiebot"
    r"|didomi|cmplz|\bcky-|\bklaro\b|qc-cmp|fc-consent|\bsp_message",
    re.IGNORECASE,
)
"""Class names and ids of dialogs about cookies and personal data, and of their makers."""
COUNTER = re.compile(
    r"^[\W_]*(?:(?:post )?views?|hits|dilihat|dibaca|pembaca|tayangan|jumlah pembaca)\s*[:\-]?\s*"
    r"[\d.,]+(?:\s*(?:kali|x|orang|views?))?[\W_]*$"
    r"|^[\W_]*(?:berita|artikel) ini (?:telah |sudah )?(?:di(?:baca|lihat) )?[\d.,]+ kali"
    r"(?: di(?:baca|lihat))?[\W_]*$|^0\s?%\s+\w+(?: \w+)?$"
    r"|^[\W_]*\d{1,2}[ -]min(?:ute)?s?(?: (?:read|listen|watch))?[\W_]*$"
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
CLOCK = re.compile(r"^\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*(?:WIB|WITA|WIT|MYT|Uhr|[ap]\.?m\.?)?$")
"""The hour of an entry alone."""
SPOKEN_LABEL = re.compile(
    r"^(?i:penulis|peranan|peran|jabatan|author|role|reporter|wartawan),\s+[A-Z][^.!?]{2,80}$"
)
"""Labels that pages print for screen readers, with a comma: "Penulis, Siti Rahmawati"."""
STARTS_BY = re.compile(
    r"^(?:by|oleh|von|par|por|(?:ditulis|disunting|diedit) oleh)\s+[A-Z]", re.IGNORECASE
)

ADVERT_SIGN = re.compile(
    r"[(\[]\s*(?:[\w/.* ]{0,20}[/ ])?(?:adv|advertorial|adv\.)(?:[/ ][\w/.*"
    r" ]{0,30})?\s*[)\]]\s*#?\s*$",
    re.IGNORECASE,
)
"""A sign-off that marks paid content: "(Adv)", "(ADV/Diskominfo)", "[adv/*]"."""
CONTROL = re.compile(
    r"^[\W_]*(?:menu|search|suche|suchen|cari|login|log in|masuk|anmelden|daftar|register|back"
    r"|zurück|kembali|retour|volver|close|schließen|tutup|activate|aktivieren|aktifkan|accept|ok"
    r"|subscribe|sign up|show more|mehr anzeigen|tampilkan lebih banyak|play|pause|mute|lihat foto"
    r"|perbesar(?: gambar)?|deutsch|german|english|inggris"
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
    r"|^.{10,200}[.!?)”\"]\s*\(?(?:Foto|Photo)\s*:\s*(?:[A-Z][\w.'’-]*[ /]?){1,5}\)?$"
    r"|^.{10,140}\s©\s*[A-Z][\w.'’ ]{1,30}(?:[/|–-][\w.'’ /-]{2,40})?$"
    rf"|^[^.!?]{{10,160}}\s[—–-]\s(?i:{idioms.PICTURED})\w*\s?[:：]\s*[^.]{{2,60}}$"
    rf"|^\((?i:{idioms.PICTURED})\w*\s?[:：].{{2,160}}\)$"
)
"""A picture's agency and photographer, alone in a line or at the end of a caption."""
CONTACT = re.compile(
    r"^\W*(?:(?:ihre? |weitere )?(?:presse|medien)?-?(?:kontakte?|ansprechpartner(?:in|innen)?)"
    r"|(?:für )?(?:presse)?(?:rück|an)fragen(?: bitte)?(?: richten sie)?(?: bitte)? an"
    r"|(?:press|media|news)? ?contacts?|contact(?: presse| prensa)|contacto(?: de prensa)?"
    r"|contatt[io](?: stampa)?|(?:for )?(?:more|further) information(?: please)?,? contact"
    r"|narahubung|kontak media)\W*$",
    re.IGNORECASE,
)
"""Lines over the addresses of those who answer for a release."""
REACHED = re.compile(
    r"\b(?:tel|fon|fax|phone|telefon|telp|mobil|e-?mail)\b|@|https?:|\bwww\.|\+?\d[\d ()/-]{6,}\d",
    re.IGNORECASE,
)
"""How somebody is reached."""
ERROR = re.compile(rf"[\W_]*(?:{idioms.ERROR})[\W_]*$", re.IGNORECASE)
"""What asks readers to report a mistake."""
READING = re.compile(idioms.READING_TIME, re.IGNORECASE)
READING_TIME = re.compile(rf"[\W_]*(?:{idioms.READING_TIME})[\W_]*$", re.IGNORECASE)
"""How long a text takes: "Temps de lecture : 3 min"."""
LISTEN = re.compile(rf"[\W_]*(?:{idioms.LISTEN})[\W_]*$", re.IGNORECASE)
CONTENTS = re.compile(rf"(?:{idioms.CONTENTS})\s*:?$", re.IGNORECASE)

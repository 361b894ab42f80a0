"""What bylines call people: labels and the words before names, in many languages."""

from __future__ import annotations

import re

from crawler.extract.alternatives import one_of

_AUTHORS = (
    # Indonesian and Malay
    "reporter, penulis, pewarta, wartawan, laporan, oleh,"
    " ditulis oleh, dilaporkan oleh, jurnalis,"
    " jurnalis/penulis, rep, teks, naskah, pengarang, pelapor,"
    # English
    " by, author, authors, author(s), reporters, writer, writers, text, words, written by,"
    " reported by, report by, story by, text by, words by, journalist,"
    # German, Dutch, the north
    " von, autor, autoren, autorin, autor/in, autor:in, verfasser, verfasserin, verfasst von,"
    " geschrieben von, ein beitrag von, text von, auteur,"
    " auteurs, tekst, geschreven door, door,"
    " teksti, kirjoittaja, toimittaja, skribent, skrevet av, skrevet af, skriven av, forfatter,"
    " tekst av, text av, höfundur,"
    # Romance
    " par, por, texte, texto, testo, auteure, autrice,"
    " écrit par, rédigé par, autore, autori, autora,"
    " autores, autor/a, escrito por, redactado por, scritto da,"
    " a cura di, journaliste, periodista,"
    " jornalista, redactor, scris de, testo di, texte de, texto de,"
    # Slavic, Baltic, Hungarian, Finnic, Turkish, Greek, Basque
    " autorka, autorzy, autoři, opracowanie, opracował,"
    " opracowała, oprac, napisał, napisała, napsal,"
    " napsala, zpracoval, zpracovala, piše, napisao, napisala,"
    " pripremio, pripremila, avtor, avtorica,"
    " пише, автор, авторка, автори, авторы, текст, журналист,"
    " журналістка, autorius, autors, autore,"
    " szerző, írta, yazar, yazan, muhabir, haberi yazan,"
    " συντάκτης, συντάκτρια, κείμενο, γράφει,"
    " egilea, tác giả,"
    # East and South Asian, Semitic
    " 作者, 记者, 記者, 文, 文字, 撰文, 執筆, 筆者, 著者, 取材, 取材・文, 文・取材,"
    " 글, 글쓴이, 기자,"
    " ผู้เขียน, โดย,"
    " كتب, كتبت, بقلم, الكاتب, إعداد, نویسنده, מאת, लेखक, লেখক"
)
_EDITORS = (
    "editor, editors, penyunting, redaktur, red, edited by,"
    " diedit oleh, editor(s), editado por,"
    " redaktor, редактор, urednik, urednica, uredio, uredila, 编辑, 責任編輯, 责任编辑, 責編, 編輯,"
    " 編集,"
    " 편집, تحرير, biên tập"
)
_PHOTOGRAPHERS = (
    "foto, fotos, fotografer, kameramen, kamerawan, juru kamera, videografer,"
    " photo, photos, photographer, photographs, foto oleh, photo by,"
    " photos by, photographs by, photography by, picture by, pictures by, image by, images by,"
    " video by, videos by, illustration by, fotos von, foto von,"
    " bild von, fotograf, fotografie,"
    " fotografía, photographie, photographe, zdjęcia, zdj, fot, kuva, kuvat, фото, φωτογραφία,"
    " 写真, 撮影, 摄影, 攝影, 사진"
)
_BOTH = (
    "text & fotos, text & foto, text und fotos, text und foto, text und bild, text & photos,"
    " text and photos, words & photos, words and photos, story and photos, story and photos by,"
    " words and photos by, teks & foto, teks dan foto,"
    " naskah & foto, naskah dan foto, foto & teks,"
    " foto dan teks, tekst og foto, tekst og bilder,"
    " text och foto, text och bild, tekst i zdjęcia,"
    " tekst i foto, texto y fotos, texto e fotos,"
    " texte et photos, testo e foto, tekst en foto's,"
    " 文・写真, 文/写真"
)


def _labels(names: str, role: str) -> dict[str, str]:
    return dict.fromkeys((name.strip() for name in names.split(",")), role)


ROLES: dict[str, str] = {
    **_labels(_PHOTOGRAPHERS, "photographer"),
    **_labels(_EDITORS, "editor"),
    **_labels(_AUTHORS, "author"),
    **_labels(_BOTH, "author"),
    **_labels("kontributor, contributor", "contributor"),
    **_labels("sumber, sumber berita, sumber artikel, source, uploader, publish", "source"),
}
"""What a printed label says its bearer did, in lower case."""

_STRONG = (
    "reporter, penulis, pewarta, wartawan, laporan, oleh, by, author, jurnalis, writer, rep, autor,"
    " text, teks, naskah, von, par, por, jurnalis/penulis, ditulis oleh, written by, reported by"
)
STRONG = frozenset({**_labels(_STRONG, "author"), **_labels(_BOTH, "author")})
"""Labels of authors that are believed before what machines are told."""

LABELLED = re.compile(
    rf"(?:^|(?<=[\s|/,;(\[*–（【-]))({one_of(ROLES)})\s?(?:[:：=＝／]|/(?=\w)|\s-\s)\s*",
    re.IGNORECASE,
)
"""A label with its colon, at the start of a line or after a mark."""

PLACED = re.compile(
    r"^((?i:kontributor|koresponden|wartawan|reporter))(?:\s[A-Z][\w-]+){1,2}\s?:(?=\s)"
)
"""A label with the place that its bearer reports from: "Kontributor Samarinda: …"."""

_BEFORE_BY = (
    # what was done, or what it is, before the word that names who did it
    r"(?:written|reported|posted|published|contributed|compiled|submitted|words|story|text|report"
    r"|opinion|analysis|review|column|commentary|essay|interview|feature|article|guest post"
    r"|(?:story|words|text) (?:and|&) (?:photos|pictures|photographs|images)"
    r"|ditulis|dilaporkan|diposting|diunggah|dikirim|disusun|laporan|artikel|opini|catatan"
    r"|(?:eine? )?(?:gast)?(?:beitrag|kommentar|analyse|text|artikel|bericht|kolumne|essay"
    r"|reportage|rezension|porträt|glosse|leitartikel|interview)|geschrieben|verfasst"
    r"|veröffentlicht|gepostet|erstellt|aufgezeichnet"
    r"|écrit|rédigé|publié|posté|signé|propos recueillis|texte|recueilli"
    r"|escrito|redactado|publicado|elaborado|postado|enviado|texto|escrita"
    r"|scritto|pubblicato|redatto|postato|inserito"
    r"|geschreven|gepubliceerd|geplaatst|gepost"
    r"|skriven|skrevet|publicerad|publisert|publiceret|tekst|kommentar|napisane|opublikowane)"
)
_OUR = r"(?:unser(?:er|em|en)|onze|ons|nostr[oa]|notre|nuestr[oa]|vår|vores)"
_POST = (
    r"(?:redakteur|korrespondent|reporter|mitarbeiter|autor)(?:in|s|en)?|redacteur|verslaggever"
    r"|correspondent|corresponsal|enviad[oa]|envoyée?|correspondante?|inviat[oa]|corrispondente"
)
"""What the paper calls its own before the name: "Von unserer Redakteurin …"."""
_BY = r"by|oleh|von|vom|par|por|door|av|af|deur|przez|da|eftir"
BY = re.compile(
    rf"^(?:{_BEFORE_BY}\s+(?:{_BY})"
    rf"|(?:by|oleh|von|vom|par|por|door|av|af|deur|eftir)"
    r"|laporan|penulis|autor(?:in|ka)?|oprac\."
    r"|(?:aus \S+|es) berichtet|das (?:interview|gespräch) führten?|die fragen stellten?"
    r"|(?:de notre|de nuestr[oa]|dal nostro|dalla nostra)(?=\s)|του|της"
    r"|a cura di|(?:testo|articolo) di|(?:un )?(?:article|texte) de|texto de|scris de"
    r"|tekst van|γράφει [οη]|بقلم|كتبت?|מאת|द्वारा|โดย)(?![^\W\d_])\s*[:\-]?\s*"
    rf"(?:(?:{_OUR}\s+)?(?:{_POST})(?:\s(?:speciale|spéciale?|especial))?,?\s+"
    r"(?:à \S+, )?)?(?=\S)",
    re.IGNORECASE,
)
"""The words before a name at the start of a line, with no colon: "By", "Ein Beitrag von"."""

OTHER_LABEL = re.compile(
    r"^\W*(?:sendung|programm|program|quellen?|source|sources|sumber|fuente|fonte|bron|stand|datum"
    r"|date|tanggal|ressort|rubrik|kategori|kategorie|category|section|tags?|lesezeit|serie|series"
    r"|来源|來源|出典|출처|المصدر|источник)\s*[:：]",
    re.IGNORECASE,
)
"""A label of a byline's parts that name no people."""

"""Words by which short lines of a page give away what they are, as evidence for the judge."""

from __future__ import annotations

import re

PHRASES: dict[str, tuple[re.Pattern[str] | None, tuple[str, ...]]] = {
    name: (re.compile(rf"\W*(?:{pattern})") if pattern else None, tuple(words))
    for name, pattern, words in (
        (
            "points elsewhere",
            r"(?:baca|lihat|simak|tonton|read|see|lesen sie|lire|lea|mehr|more|also|related"
            r"|auch interessant|weiter|video|watch|listen|ver|leggi|les også|läs)\b.{0,25}(?:juga"
            r"|also|more|auch|aussi|también|mehr|anche|selengkapnya|related|:)|(?:more|related|mehr"
            r"|weitere|berita terkait|artikel terkait|terkait|most read|popular|trending)\b",
            (),
        ),
        (
            "share words",
            r"(?:share|bagikan|teilen|tweet|facebook|twitter|whatsapp|e-?mail|print|follow"
            r"|ikuti|like|pin|copy link|linkedin|telegram|line|save|comment|kommentar|komentar)\b",
            (),
        ),
        ("copyright", "", ("copyright", "©", "all rights reserved", "hak cipta", "alle rechte")),
        (
            "picture credit",
            r"(?:foto|photo|image|bild|picture|pic|credit|quelle|source|sumber|getty|reuters"
            r"|afp)\b",
            (
                "(foto",
                "(photo",
                "(ist",
                "(image",
                "(getty",
                "(reuters",
                "(ap",
                "(afp",
                "(dpa",
                "©",
                "getty images",
                "/reuters",
                "/afp",
                "/ap",
                "shutterstock",
                "istock",
                "dok.",
                "antara foto",
            ),
        ),
        (
            "byline",
            r"(?:by|oleh|von|par|por|editor|reporter|penulis|pewarta|text|autor|author|written"
            r"|ditulis|laporan|wartawan)\b.{0,60}$",
            (),
        ),
        (
            "date line",
            r"(?:\w+,?\s*)?(?:\d{1,2}[./ -](?:\d{1,2}|[a-z]+)[./ -]\d{2,4}|[a-z]+ \d{1,2},? "
            r"\d{4}|\d{4}-\d\d).{0,40}$",
            (" ago", "updated", "published", "aktualisiert", " wib", " wita", " uhr"),
        ),
        (
            "promotion",
            "",
            (
                "newsletter",
                "sign up",
                "subscribe",
                "abonn",
                "anmelden",
                "log in",
                "login",
                "register",
                "langganan",
                "donat",
                "support us",
                "support our",
                "advertis",
                "anzeige",
                "iklan",
                "scroll",
                "cookie",
                "privacy",
                " app ",
                "whatsapp",
                "google news",
                "telegram",
            ),
        ),
        (
            "tag row",
            r"(?:tags?|topik|topics?|themen|stichw|kata kunci|keywords?|etiquetas|filed under"
            r"|categories)\b",
            (),
        ),
        (
            "about the text",
            "",
            (
                "artikel ini telah",
                "this article was",
                "this article first",
                "originally published",
                "dieser artikel",
                "diolah dari",
                "disclaimer",
                "the views expressed",
                "contributed to this",
                "reporting by",
                "editing by",
                "is a reporter",
                "is a writer",
                "is a professor",
                "is a columnist",
                "is a freelance",
                "correction",
                "korrektur",
                "erratum",
                "contact ",
                "can be reached",
                "mit material von",
                "with files from",
                "(adv)",
                "selengkapnya",
            ),
        ),
        (
            "end of the article",
            r"(?:related|more from|more on|read more|most read|most popular|popular|recommended"
            r"|you may|you might|trending|comments?\b|leave a reply|komentar|berita terkait"
            r"|artikel terkait|baca juga|terkait|terpopuler|lainnya|berita lain|mehr zum|mehr von"
            r"|das könnte|auch interessant|themen|tags?\b|topics|newsletter|sign up"
            r"|about the author|über den autor|share this|advertisement|lesen sie|weitere|next"
            r"|previous|lire aussi|a lire|te puede|le puede|voir aussi|leggi anche|follow us"
            r"|editor|copyright|©|latest|see also|up next|around the web|from the web|sponsored)",
            (),
        ),
    )
}
"""Words by which short lines give away what they are: at their beginning, and anywhere."""

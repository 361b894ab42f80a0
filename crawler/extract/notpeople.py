"""Words that stand in no person's name: newsrooms, companies, roles, software, menus."""

from __future__ import annotations

import re

NO_PERSON = re.compile(
    r"\b(?:redaksi|redaktur|redakteur|redaktion|redakcja|redakce|redacci[óo]n|reda[çc][ãa]o"
    r"|redazione|r[ée]daction|авторы|автор|redactie|newsroom|news desk|newsdesk|editorial|editors?"
    r"|staff|team|tim"
    r" (?:redaksi|liputan|\w*\d)|admin"
    r"|administrator|webmaster|correspondent|reporters?|contributors?|desk|online|digital"
    r"|writer|author|unknown|anonymous|guest|press release|siaran pers|humas|advertorial|media"
    r"|kontributor|wartawan|jurnalis|superadmin|operator|publisher|moderator|root|user|wordpress"
    r"|newswires?|services?|agencies|agentur|agency|magazine|magazin|zeitung|tageszeitung|news"
    r"|times|post|daily|tribune|herald|journal|radio|television|tv|network|group|inc|llc|ltd|gmbh"
    r"|company|corporation|verlag|portal|kantor berita|diskominfo|pemprov|pemkab|pemkot|sponsored"
    r"|partner|board|bureau|office|condé nast|share|email|twitter|facebook|whatsapp|getty|images|"
    r"photo|foto|uhr|redakteurin|autorin|journalist(?:in)?|image|file|berbagai sumber|"
    r"read more|baca|lihat|view|design|installation|download|development|submissions|ist"
    r"|istimewa|subscribe"
    r"|shutterstock|istock\w*|folgen|zeige|über den|rezept|profil|text size|veröffentlicht|germany|"
    r"deutschland|university|institute|follow|bio|abonnieren|alle artikel|posts"
    r"|stories|gallery|recent|related|latest|comments?|kommentare?|komentar|cases|abbruch"
    r"|abbrechen|cancel|cookies?|newsletter|login|anmelden|registrieren|register|sign (?:in|up)"
    r"|log in|account|ressort|corresponsal|corrispondente|correspondante?|redactora?|periodista"
    r"|verslaggever|actualizado|tiempo|masuk|daftar|langganan|berlangganan|ikuti"
    r"|selengkapnya|selanjutnya|berikutnya|sebelumnya|lainnya|terbaru|terkini|terpopuler|terkait"
    r"|berkaitan|artikel|berita|halaman|pilihan|rekomendasi|topik|bagikan|unduh|journaliste|redattore|menu|search|suche|updated|vergrößern"
    r"|ajansı|uutiset|lectura|lettura|minuti|biograph(?:y|ie)|biografi|articles|usa today|agência"
    r"|agencia|agence|learn more|übersicht|zurück"
    r"|[^\W\d_]*(?:fraktion|ministerium|verband|stiftung|inspektion|präsidium|direktion|behörde"
    r"|verwaltung|gesellschaft|universität|hochschule|institut)"
    r"|kementerian|ministry|ministère|ministerio|foundation|dinas|polres|polda|polsek|kodim|korem"
    r"|kodam|bawaslu|dprd|pemerintah|sekretariat|universitas|lesezeit|minutes?|minuten|menit|leestijd"
    r"|bank|council|hospital|police|polizei|feuerwehr|club|verein|association|merkezi|servisi"
    r"|reading time|live blog"
    r"|jornal|diario|diário|giornale|periódico|quotidiano|gazette|gazeta|gazetesi|chronicle"
    r"|observer|courier|kurier|anzeiger|(?:volks|tag|tage|abend|morgen|wochen|amts|sonntags)blatt"
    r"|dagblad(?:et)?|harian|majalah|tabloid|revista|rivista|noticias|notícias|notizie|nachrichten"
    r"|redaksjonen|redaktionen|redaksjon|toimitus|redakcija|redakcia|uredništvo|szerkesztőség"
    r"|редакция|редакція|газета|новости|комсомолец|комсомольская|известия|ведомости"
    r"|\w*studio|e-?mail|(?:chef)?reporterin|(?:ressort|redaktions)leiter(?:in)?"
    r"|chefredakteur(?:in)?|giornalista|jornalista|dziennikar(?:z|ka)|újságíró|szerkesztő|gazeteci|muhabiri?"
    r"|redact(?:eur|rice)|rédact(?:eur|rice)|corrispondente|envoyée? spéciale?|skribent|reporterka"
    r"|toimittaja|journalisti|редактор|журналист(?:ка)?|журналіст(?:ка)?|корреспондент|δημοσιογράφος"
    r"|lecture|popular|previous|next|quellen|sources?|error|your|trending|topics?|tags?)\b|@|https?:|www\."
    r"|\.(?:com?|net|org|id|de|info|ch|at|fr|it|es|nl|be|uk|eu|tv|io)\b|\d{3}"
    # scripts without spaces, or whose vowels are no letters to the pattern
    r"|新聞|新闻|編集部|编辑部|編輯部|通信社|通讯社|日報|日报|時報|时报|ニュース|デジタル"
    r"|뉴스|신문|일보|편집부|보도국|ब्यूरो|डेस्क|संवाददाता|न्यूज",
    re.IGNORECASE,
)
"""What makes a text of a byline the name of something else."""

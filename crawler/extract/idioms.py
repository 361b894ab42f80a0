"""The wordings of lines that are no paragraphs, in languages that few of the pages seen are in.

Each is a part of the regular expression of `wordings` that has the same name; all begin at the
start of a line. Verbs stand as the pages address their readers ("Suivez-nous"), as news never do.
"""

from __future__ import annotations

_END = r"\s*(?:[:：>»|]|$)"
"""What follows a word that also opens sentences: "Más información: …", or nothing."""

ALSO = (
    # German, Dutch, the north
    rf"mehr (?:dazu|lesen|infos?|informationen){_END}|weiterlesen{_END}|weitere artikel{_END}"
    rf"|lees (?:meer|verder){_END}|(?:be)?kijk ook\b|les mer{_END}|se (?:også|även)\b"
    r"|læs (?:også|mere)\b|lue (?:myös|lisää)\b|katso myös\b"
    r"|mehr (?:aus|zu[mr]?|über|von)\b[^.:]{2,40}:"
    # Romance
    r"|à (?:lire|voir) (?:également|ensuite)\b|à découvrir aussi|nos? dossiers? (?:sur|:)"
    rf"|notre dossier (?:sur|:)|lire (?:également|notre)\b|pour aller plus loin{_END}"
    rf"|más información{_END}|más noticias (?:de|en|sobre)\b|para saber más{_END}"
    rf"|(?:seguir|sigue|siga) leyendo{_END}|mirá (?:también|además)\b|te recomendamos{_END}"
    rf"|(?:noticias|notas) relacionadas{_END}|también te puede interesar"
    rf"|per approfondire{_END}|potrebbe interessarti|vai a tutte le notizie|guarda anche\b"
    rf"|articoli correlati{_END}|leia (?:ainda|a seguir)\b|saiba mais{_END}|ver mais{_END}"
    rf"|confira também\b|veja ainda\b|ler mais{_END}|(?:notícias )?relacionadas{_END}"
    r"|cite[șşs]te (?:[șşs]i|mai)\b|vezi [șşs]i\b"
    # Slavic, Hungarian, Greek, Turkish
    r"|(?:zobacz|przeczytaj|obejrzyj|czytaj|sprawdź) (?:też|także|również|więcej)\b"
    r"|čtěte (?:také|též|více)\b|přečtěte si\b|prečítajte si\b|čítajte (?:aj|tiež)\b"
    r"|pročitajte (?:i|još|više)\b|preberite (?:tudi|še)\b"
    rf"|ezt is (?:ajánljuk|érdemes)\b|olvassa el\b|kapcsolódó cikk\w*{_END}"
    r"|διαβάστε (?:επίσης|ακόμ[αη]|περισσότερα|εδώ)|δείτε (?:επίσης|ακόμ[αη])"
    rf"|[iİ]lg[iİ]l[iİ] haber\w*{_END}"
    rf"|читайте (?:также|ещ[её]|також)\b|смотрите также\b|дивіться також\b|по теме{_END}"
    # East, south and west Asian
    r"|関連(?:記事|ニュース)|あわせて読みたい|관련\s?(?:기사|뉴스)"
    r"|相关(?:阅读|新闻|报道)|推荐阅读(?=[：:]|$)|延伸(?:阅读|閱讀)|相關新聞"
    r"|(?:xem|đọc) thêm\b|อ่าน(?:ข่าว)?เพิ่มเติม|ข่าวที่เกี่ยวข้อง"
    r"|اقرأ (?:أيض|المزيد)|شاهد أيض|(?:بیشتر|همچنین) بخوانید|קראו (?:עוד|גם)|य[हे] भी पढ़"
)

SCROLL = (
    r"weiterlesen nach der anzeige|passer la publicité(?: publicité)?"
    r"|(?:la )?suite (?:de .{0,30})?après (?:la|cette) publicité.*"
    r"|continua (?:depois|após) da? publicidade|publicidade|advertentie|mainos|annons|annonse"
    r"|(?:de )?(?:tekst|artikel) (?:gaat|loopt) (?:verder|door) (?:onder|na)\b.*"
    r"|lees (?:verder|door) (?:onder|na)\b.*"
    r"|(?:artikkelen|saken|artikeln|artiklen|teksten|texten|juttu) (?:fortsetter|fortsätter"
    r"|fortsætter|jatkuu) (?:under|efter|etter|nedan|nedenfor|mainoksen)\b.*"
    r"|(?:dalsz[ay]|reszta|ciąg dalszy)\b.{0,50}\b(?:pod|poniżej) .*|reklama"
    r"|(?:článek|text) pokračuje (?:pod|za) .*|hirdetés|publicitate|διαφήμιση|haberin devamı"
    r"|reklam|реклама|広告|광고|广告|廣告|quảng cáo|إعلان|פרסומת"
)

_CHANNEL = (
    r"(?:newsletter|whatsapp|telegram|телеграм|google (?:news|actualités|noticias|notícias)"
    r"|facebook|instagram|tiktok|youtube|bolet[íi][nm]|boîte (?:e-?)?mail|postfach"
    r"|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|hírlev|biuletyn|канал|рассылк|розсилк)"
)
_MEANS = r"(?:e-?mail|correo|\bapp\b|aplica[țţt]ia|aplikacj[ęi]|aplicativo)"
"""What readers are sent other things by as well: bills, tickets."""
_NEWS = (
    r"(?:news|notici|notíci|nachricht|meldung|actualit|notizi|nyhet|nieuws|wiadomo|aktual|[șşs]tiri"
    r"|haber|новост|новин|titular|nuestr|noss[ao]|nostr|unser|notre|onze|vår\b|vores|redac)"
)
_ASKED = (
    r"(?:erhalten sie|melden sie sich|abonnieren sie|folgen sie|folge uns|schick(?:en sie)? uns"
    r"|jetzt (?:anmelden|abonnieren)|recevez|inscrivez-vous|abonnez-vous|suivez|rejoignez"
    r"|síguenos|sigue (?:a|toda|nuestr\w+)|siga (?:a|as|o|toda|nosso)|suscríbete|suscribite"
    r"|apúntate|recibí (?:en tu|gratis|todas|las|nuestr)|únete|sumate|iscriviti|seguici|ricevi"
    r"|rest[ae] aggiornat\w|rimani aggiornat\w|se vuoi restare|receba|inscreva-se|assine"
    r"|clique aqui|participe do|meld je|schrijf je in|volg (?:ons|het)|abonneer|ontvang"
    r"|meld deg|anmäl dig|tilmeld dig|prenumerera på|følg|följ"
    r"|zapisz się|obserwuj|dołącz|bądź na bieżąco|cieszymy się, że jesteś|přihlaste se|odebírejte"
    r"|sledujte nás|iratkozz\w*|kövess\w*|ne maradj\w*|abona[țţt]i-vă|abonează-te|urmăre[șşs]te"
    r"|urmări[țţt]i|descarcă|ακολουθήστε|εγγραφείτε|abone ol\w*|подпи(?:сывайтесь|шитесь)"
    r"|підпи(?:суйтесь|шіться)|следите за|приєднуйтесь|theo dõi (?:chúng tôi|báo|kênh|fanpage))"
)
PROMOTION = (
    rf"(?:[^.?!]{{3,60}}\? )?{_ASKED}(?!\w)"
    rf"(?:.{{0,150}}{_CHANNEL}|(?=.{{0,150}}{_NEWS}).{{0,150}}{_MEANS})"
    r"|votre e-?mail, avec votre consentement|en vous inscrivant, vous"
    r"|(?:mit|durch) (?:der|ihrer|deiner|meiner) anmeldung\b.{0,90}(?:newsletter|stimm)"
    r"|door je aan te melden\b|hazte soci|este (?:periódico|diario) se financia"
    r"|(?:noch )?(?:mehr|weitere|alle|aktuelle)\b[^.!?]{0,60}\b(?:nachrichten|artikel|news"
    r"|meldungen|themen)\b.{0,90}\b(?:finden sie|findest du|gibt es hier|lesen sie hier)\b"
    r"|więcej (?:informacji|wiadomości)\b.{0,120}\bznajdziesz\b"
    r"|veja mais notícias(?= (?:de|do|da|sobre|em|no|na)\b|\W*$)"
    r"|(?:la suite est |cet article est |article )réservée? aux abonnés|il vous reste \d"
    r"|želite li\b.{0,140}\baplikacij|conforme a los criterios de(?: the trust project)?$"
    r"|följ ämnen i artikeln|bekijk onze\b.{0,40}\b(?:playlist|video)"
)
"""What asks readers to follow, subscribe or pay."""

CONSENT = (
    r"empfohlene[rn]? (?:redaktionelle[rn]? |externe[rn]? )?inhalte?$"
    r"|(?:an dieser stelle|hier) [^.]{0,60}\bexterne[rnms]? inhalt"
    r"|mit ihrer zustimmung (?:wird|werden)\b[^.]{0,80}"
    r"\b(?:extern|inhalt|daten|laden|geladen|gezeigt)"
    r"|ich bin (?:damit )?einverstanden, dass mir\b[^.]{0,80}"
    r"\b(?:inhalte?|gezeigt|angezeigt|e-?mail)"
    r"|damit können personenbezogene daten|wir benötigen ihre (?:zustimmung|einwilligung)"
    r"|(?:pour (?:afficher|voir|visualiser)|ce contenu|cette vidéo)[^.]{0,100}(?:cookies|traceurs)"
    r"|para (?:ver|mostrar|visualizar) est[ea][^.]{0,80}(?:cookies|consent)"
    r"|(?:per (?:vedere|visualizzare)|questo contenuto)[^.]{0,100}\bcookie"
    r"|(?:voor het tonen van|om deze inhoud|deze inhoud)[^.]{0,120}(?:toestemming|cookies)"
    r"|hier (?:staat|stond) (?:een )?ingevoegde"
    r"|aby (?:zobaczyć|wyświetlić)[^.]{0,80}(?:cookie|zgod)"
    r"|(?:för att (?:se|visa)|for å (?:se|vise)|for at (?:se|vise))[^.]{0,100}(?:cookies|samty)"
    r"|we need your (?:permission|consent) to (?:load|show|display)"
)
"""What stands in the place of a post or film of another site until the reader has agreed."""

READING_TIME = (
    r"(?:temps de lecture|lese(?:zeit|dauer)|tiempo de lectura|tempo d[ie] l(?:eitura|ettura)"
    r"|leestijd|lästid|lesetid|læsetid|czas czytania|doba čtení|время чтения|reading time)"
    r"\s*[:.]?\s*(?:env(?:iron|\.)|ca\.?|~)?\s*\d+\s*\w*"
    r"|\d+\s*(?:min\w*|мин\w*)\.?\s*(?:de l\w+|lesezeit|di lettura|czytania|čtení|чтения|leestijd)"
)

SOURCE = (
    r"źródło|zdroj|forrás|sursa|πηγή|kaynak|джерело|источник|bron|kilde|källa|lähde|nguồn|المصدر"
    r"|منبع|מקור|出典|출처|来源|來源"
)
ERROR = (
    r"comunicar erro"
    r"|hai trovato un errore(?! (?:nella|nel|nelle|sulla) (?!testo|articolo|pagina)).*"
    r"|fehler (?:gefunden|entdeckt|melden)(?!\W+sagen sie es (?!uns)).*"
    r"|signaler une (?:erreur|faute).*|našli jste chybu.*|znalazłeś błąd.*|zauważyłeś błąd.*"
)
COPYRIGHT = (
    r"riproduzione riservata|tous droits réservés|todos los derechos reservados"
    r"|todos os direitos reservados|wszelkie prawa zastrzeżone"
    r"|무단\s?전재(?= ?(?:및|-|,|·|ㆍ|금지$|재배포))|版权所有|版權所有"
)
END = r"انتهای پیام/?|/\w{2,12}/"
"""The end as some agencies mark it: "/ritzau/"."""

DATE_WORDS = (
    r"publi\w*|mis[e]? à jour|modifiée?|le|à|aggiornato|pubblicato|alle|ore|il|actualizad[oa]|el"
    r"|las|atualizad[oa]|às|em|há|horas?|data|dat[ăa]|publicării|actualizării|op|om|kl|klo|den"
    r"|uppdaterad|oppdatert|opdateret|bijgewerkt|aangepast|aktualizacja|aktualizováno|opublikowano|dodano"
    r"|utworzenia|módosítva|frissítve|oluşturulma|oluşturma|giriş|son|güncelleme|tarih\w*"
    r"|diperbarui|di-?update|diubah|dikemas ?kini"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di"
    r"|dimanche|lunes|martes|miércoles|jueves|viernes|s[áa]bado|domingo|(?:lune|marte|mercole|giove"
    r"|vener)dì|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:man|tirs|ons|tors|fre|lør|lör|søn|sön|tis)dag"
    r"|måndag|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật"
    r"|опубликовано|обновлено|оновлено|δημοσίευση|ενημέρωση|입력|수정|업데이트|發布|发布|更新|公開"
)
"""What stands around the dates of a line that holds nothing else."""

PICTURED = r"(?:foto|fotó|photo|imagem|imagen|crédit|bild|borítókép|zdj|fot|фото|φωτ|ảnh|사진|写真)"
"""How the credit of a picture begins."""

MACHINE = (
    r"(?:(?:die|diese) zusammenfassung|sammendrag\w*|sammanfattning\w*|(?:el|este) resumen"
    r"|(?:o|este) resumo|(?:le|ce) résumé|(?:il|questo) riassunto|deze samenvatting|this summary)\b"
    r"[^.]{0,80}\b(?:ki|ai|ia|kunstig intelligens|künstliche\w* intelligenz|artificiella?"
    r"|intelig[êe]n[c]ia artificial|intelligen(?:ce artificielle|za artificiale))\b"
)
"""What says that a summary was made by a machine."""

LISTEN = (
    r"(?:artikel anhören|écouter (?:cet |l['’])article|escuch[aá]r? (?:este |el )?artículo"
    r"|ouça este conteúdo|ouvir o? ?texto|ascolta (?:l['’]articolo|questo)"
    r"|(?:beluister|luister naar) dit artikel|lyssna på artikeln|lyt til artiklen"
    r"|lytt til (?:saken|artikkelen)|posłuchaj artykułu|listen to this (?:article|story))"
    r"[\s\d:/()]*|diese audioversion wurde .*"
)
"""What offers to read the text aloud."""

SUPPORT = (
    r"(?:jetzt )?(?:unterstützen|spenden)|ich will unterstützen|support us|donate(?: now)?"
    r"|become a (?:member|supporter)|faire un don|je (?:fais un don|soutiens)\b.{0,20}"
    r"|soutenez[ -]nous|hazte soci\w+|quiero apoyar|sostienici|abbonati ora|apoie já|steun ons"
    r"|doneer(?: nu)?|wspieram|támogatom|поддержать|підтримати"
)
"""The button by which readers pay."""

CONTENTS = (
    r"in diesem artikel|inhalt(?:sverzeichnis)?|au sommaire|en este artículo|in questo articolo"
    r"|neste artigo|in dit artikel|w tym artykule|in this article|table of contents"
)
"""The heading of a list of the text's parts."""

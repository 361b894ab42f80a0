"""What pages print beside a date to say what it is the date of."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"\b(?:publi\w*|diterbitkan|terbit|dimuat|tayang|diunggah|posted|date|tanggal|created|"
    r"veröffentlicht|erstellt|erschienen|geschrieben|stand|datum|pubblicato|opublikowano|fecha|"
    r"publicad\w|geplaatst|gepubliceerd|publicerad|publisert|julkaistu|yayınlan\w*|oluşturulma|giriş"
    r"|megjelent|vydáno|dodano|опубликовано|δημοσίευση)\b"
    r"|发布|公開|掲載|입력|등록",
    re.IGNORECASE,
)
"""Words beside a date that call it the publication's."""

CHANGED = re.compile(
    r"\b(?:update[ds]?|diperbarui|diubah|aktualisiert|mis à jour|modified|last|actualizado|"
    r"aggiornato|zuletzt|geändert|uppdaterad|oppdatert|editado|atualizad\w|bijgewerkt|"
    r"aangepast|módosítva|frissítve|actualizării|aktualizacja|aktualizováno|обновлено|оновлено"
    r"|ενημέρωση|güncelle\w*)\b|更新|수정",
    re.IGNORECASE,
)
"""Words beside a date that call it the last change's."""

TOLD = re.compile(
    r"\b(?:(?:artikel|beitrag|eintrag|text|seite|entry|post|article|story|berita|tulisan|artículo"
    r"|billet|articolo)\b[^.:]{0,40}\b(?:veröffentlicht|geschrieben|erstellt|posted|published"
    r"|written|diterbitkan|ditulis|dimuat|publicado|publié|pubblicato|verfasst|wurde)"
    r"|(?:veröffentlicht|erschienen|geschrieben|posted|published|publié|publicado|pubblicato"
    r"|diterbitkan|geplaatst|opublikowano)\s+(?:am|on|le|el|il|pada|op|por|by|vom)\b)",
    re.IGNORECASE,
)
"""What a line says that tells in a sentence when the article was published."""

BEFORE_CLOCK = (
    r"u|d|ob|às|as|a las|alle|ore|om|klo|godz|r|ora|la ora|orele|в|о|na|saat|den"
    r"|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"
    r"|hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap"
)
"""What stands between a day and its hour: "31 maggio 2024 alle 14:05", "31 Mayıs 2024 Cuma, …"."""

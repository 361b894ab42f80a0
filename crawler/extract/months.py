"""Names of months and weekdays as news sites print them, with their odd spellings."""

from __future__ import annotations

_NAMES = {
    1: "januari january jan janv janvier januar jänner jän enero ene gennaio gen janeiro "
    "styczeń stycznia ledna ocak января tammikuuta janúar ianuarie január siječnja "
    "januára січня ιανουαρίου يناير",
    2: "februari february feb febr februar feber peb pebruari février fevr févr febrero "
    "febbraio fevereiro fev lutego února şubat февраля helmikuuta febrúar februarie "
    "február veljače лютого φεβρουαρίου فبراير",
    3: "maret march mar mars märz mrz marzo março maart mrt marca března mart марта mac "
    "marts maaliskuuta martie március ožujka березня μαρτίου مارس",
    4: "april apr avril abril abr aprile kwietnia dubna nisan апреля huhtikuuta apríl "
    "aprilie április travnja квітня απριλίου أبريل ابريل",
    5: "mei may mai mayo maggio mag maio maj maja května mayıs мая toukokuuta maí május "
    "svibnja травня μαΐου مايو",
    6: "juni june jun juin junio giugno giu junho czerwca června haziran июня kesäkuuta "
    "júní iunie június lipnja червня ιουνίου يونيو",
    7: "juli july jul juil juillet julio luglio lug julho lipca července temmuz июля "
    "julai heinäkuuta júlí iulie július srpnja липня ιουλίου يوليو",
    8: "agustus august aug agt agu ags agst août agosto ago augustus augusti sierpnia "
    "srpna ağustos августа ogos elokuuta ágúst augusztus kolovoza серпня αυγούστου "
    "أغسطس اغسطس",
    9: "september sept sep septembre septiembre settembre set setembro września září "
    "eylül сентября syyskuuta septembrie szeptember rujna вересня σεπτεμβρίου سبتمبر",
    10: "oktober october okt oct octobre octubre ottobre ott outubro out października "
    "října ekim октября lokakuuta október octombrie október жовтня οκτωβρίου أكتوبر "
    "اكتوبر",
    11: "november nopember nov nop novembre noviembre novembro listopada listopadu kasım "
    "ноября marraskuuta nóvember noiembrie studenoga листопада νοεμβρίου نوفمبر",
    12: "desember december des dec dez dezember décembre diciembre dicembre dic dezembro "
    "grudnia prosince aralık декабря disember joulukuuta decembrie prosinca грудня "
    "δεκεμβρίου ديسمبر",
}
MONTHS = {name: month for month, names in _NAMES.items() for name in names.split()}
"""Number of the month by its name, lower case."""

MONTH_NAMES = r"\b(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])"
"""Regular expression for a month's name."""

WEEKDAY_NAMES = (
    "senin|selasa|rabu|kamis|jum[’'`]?at|jum[’'`]?[’'`]at|sabtu|minggu|ahad|monday|tuesday|"
    "wednesday|thursday|friday|saturday|sunday"
)
"""Regular expression for a weekday's name in Indonesian or English."""

"""Names of months and weekdays as news sites print them, with their odd spellings."""

from __future__ import annotations

from crawler.extract.alternatives import one_of

_NAMES = {
    1: "januari january jan janv janvier januar jänner jän enero ene gennaio gen janeiro "
    "styczeń stycznia ledna ocak января tammikuuta janúar ianuarie január siječnja "
    "januára січня ιανουαρίου يناير gener xaneiro januarja januara јануар јануара јануари "
    "януари sausio janvāris jaanuar janar januarie yanvar জানুয়ারি জানুয়ারী जनवरी ינואר "
    "בינואר มกราคม جنوری "
    "ian янв січ ιαν ιανουαριου oca sty ม.ค ژانویه",
    2: "februari february feb febr februar feber peb pebruari février fevr févr febrero "
    "febbraio fevereiro fev lutego února şubat февраля helmikuuta febrúar februarie "
    "február veljače лютого φεβρουαρίου فبراير febrer febreiro februarja februara фебруар "
    "фебруара фебруари февруари vasario februāris veebruar shkurt pebrero fevral "
    "ফেব্রুয়ারি ফেব্রুয়ারী फरवरी פברואר בפברואר กุมภาพันธ์ فروری "
    "фев лют φεβ φεβρουαριου şub lut februára ก.พ شباط فوریه",
    3: "maret march mar mars märz mrz marzo março maart mrt marca března mart марта mac "
    "marts maaliskuuta martie március ožujka березня μαρτίου مارس març marta март kovo "
    "märts marso মার্চ मार्च מרץ במרץ มีนาคม مارچ "
    "márc мар бер μαρ μαρτιου marec มี.ค آذار",
    4: "april apr avril abril abr aprile kwietnia dubna nisan апреля huhtikuuta apríl "
    "aprilie április travnja квітня απριλίου أبريل ابريل aprila април априла balandžio "
    "aprīlis aprill prill aprel এপ্রিল अप्रैल אפריל באפריל เมษายน اپریل "
    "ápr апр кві απρ απριλιου nis kwi apríla เม.ย نيسان آوریل",
    5: "mei may mai mayo maggio mag maio maj maja května mayıs мая toukokuuta maí május "
    "svibnja травня μαΐου مايو maig мај маја май gegužės maijs মে मई מאי במאי พฤษภาคม مئی "
    "máj mája тра μαϊ μαΐ μαϊου μαιου พ.ค أيار ایار مه",
    6: "juni june jun juin junio giugno giu junho czerwca června haziran июня kesäkuuta júní "
    "iunie június lipnja червня ιουνίου يونيو juny xuño junija juna јун јуна јуни юни "
    "birželio jūnijs juuni qershor junie hunyo iyun জুন जून יוני ביוני มิถุนายน جون "
    "jún júna июн чер ιουν ιουνιου haz cze มิ.ย حزيران ژوئن",
    7: "juli july jul juil juillet julio luglio lug julho lipca července temmuz июля julai "
    "heinäkuuta júlí iulie július srpnja липня ιουλίου يوليو juliol xullo julija jula јул "
    "јула јули юли liepos jūlijs juuli korrik julie hulyo iyul জুলাই जुलाई יולי ביולי "
    "กรกฎาคม جولائی "
    "júl júla июл лип ιουλ ιουλιου tem lip ก.ค تموز ژوئیه",
    8: "agustus august aug agt agu ags agst août agosto ago augustus augusti sierpnia srpna "
    "ağustos августа ogos elokuuta ágúst augusztus kolovoza серпня αυγούστου أغسطس اغسطس "
    "agost avgusta август rugpjūčio augusts gusht avqust আগস্ট अगस्त אוגוסט באוגוסט "
    "สิงหาคม اگست "
    "авг сер αυγ αυγουστου ağu sie augusta ส.ค آب اوت",
    9: "september sept sep septembre septiembre settembre set setembro września září eylül "
    "сентября syyskuuta septembrie szeptember rujna вересня σεπτεμβρίου سبتمبر setembre "
    "septembra септембар септембра септември rugsėjo septembris shtator setyembre "
    "sentyabr সেপ্টেম্বর सितंबर सितम्बर ספטמבר בספטמבר กันยายน ستمبر "
    "szept сен сент вер σεπ σεπτεμβριου eyl wrz ก.ย أيلول سپتامبر",
    10: "oktober october okt oct octobre octubre ottobre ott outubro out października října "
    "ekim октября lokakuuta október octombrie október жовтня οκτωβρίου أكتوبر اكتوبر "
    "oktobra октобар октобра октомври spalio oktobris oktoober tetor oktubre oktyabr "
    "অক্টোবর অক্টোবর अक्टूबर אוקטובר באוקטובר ตุลาคม اکتوبر "
    "окт жов οκτ οκτωβριου eki paź októbra ต.ค اکتبر",
    11: "november nopember nov nop novembre noviembre novembro listopada listopadu kasım "
    "ноября marraskuuta nóvember noiembrie studenoga листопада νοεμβρίου نوفمبر novembra "
    "новембар новембра ноември lapkričio novembris nëntor nobyembre noyabr নভেম্বর नवंबर "
    "नवम्बर נובמבר בנובמבר พฤศจิกายน نومبر "
    "ноя лис νοε νοεμβριου kas พ.ย نوامبر",
    12: "desember december des dec dez dezember décembre diciembre dicembre dic dezembro "
    "grudnia prosince aralık декабря disember joulukuuta decembrie prosinca грудня "
    "δεκεμβρίου ديسمبر desembre decembro decembra децембар децембра декември gruodžio "
    "decembris detsember dhjetor disyembre dekabr ডিসেম্বর दिसंबर दिसम्बर דצמבר בדצמבר "
    "ธันวาคม دسمبر "
    "дек гру δεκ δεκεμβριου gru ธ.ค دسامبر",
}
MONTHS = {name: month for month, names in _NAMES.items() for name in names.split()}
"""Number of the month by its name, lower case."""

MONTH_NAMES = rf"\b(?:{one_of(MONTHS)})(?![^\W\d_])"
"""Regular expression for a month's name."""

WEEKDAY_NAMES = (
    "senin|selasa|rabu|kamis|jum[’'`]?at|jum[’'`]?[’'`]at|sabtu|minggu|ahad|monday|tuesday|"
    "wednesday|thursday|friday|saturday|sunday"
)
"""Regular expression for a weekday's name in Indonesian or English."""

"""Lines that a page says to its visitors go; news that begins like them stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from crawler.extract.beginnings import alternatives
from crawler.extract.blocks import read_blocks
from crawler.extract.furniture import furniture_of
from crawler.extract.notices import names, notice_of, read_patterns
from crawler.extract.setting import Setting

LINES = Path(__file__).with_name("lines")
LANGUAGES = sorted({path.name.split(".")[0] for path in LINES.iterdir()})

SAID = {
    "about the page": [
        "This is a breaking news story - more to follow",
        "This story is developing and will be updated as more information becomes available.",
        "Refresh this page for the latest updates.",
        "The opinions expressed here are those of the author.",
        "Our Standards: The Trust Principles.",
        "Originally published on May 31, 2024",
        "Berita ini akan terus diperbarui.",
        "Isi artikel di luar tanggung jawab redaksi.",
        "Weitere Informationen folgen in Kürze.",
        "Mit Material von dpa",
        "Dieses Thema im Programm: Radio Nord, 31. Mai 2024, 14:05 Uhr",
        "Con información de EFE",
    ],
    "date line": [
        "Updated at 4:05 p.m.",
        "(Updated 3.15pm)",
        "Uppdaterad 10.21 | Publicerad 09.47",
        "Zuletzt aktualisiert: 31.05.2024, 14:05 Uhr",
    ],
    "to readers": [
        "We would like to hear from you. Write to us at surat@kabaretam.example",
        "Are floods hitting your street? Get in touch at newsdesk@kabaretam.example",
        "Punya informasi menarik? Kirim ke redaksi@kabaretam.example",
        "Ihre Meinung ist gefragt",
    ],
    "contact": [
        "Email Hana Porter at hporter@kabaretam.example or follow her @hanaporter.",
        "Reach Hana Porter at hporter@kabaretam.example.",
        "Follow @KabarEtam for news of the river.",
        "Hubungi redaksi: 0812-3456-7890",
    ],
    "paywall": [
        "Already a subscriber? Log in",
        "Join Kabar Etam for access to this content",
        "To continue reading, please subscribe.",
        "You have 2 free articles remaining this month.",
        "Start your free trial today",
        "Unlimited access for just $1",
        "Artikel ini khusus untuk pelanggan Kabar Etam Plus.",
        "Sudah berlangganan? Masuk di sini",
        "2 Wochen kostenlos testen",
        "Réservé aux abonnés",
        "¿Ya eres suscriptor? Inicia sesión",
        "この記事は有料会員限定です。残り1200文字",
    ],
    "promotion": [
        "Get the Valley Weekly sent straight to your door each Friday for £3.",
        "For more news from Rivertown, click here.",
        "If you value our reporting, please consider a donation.",
        "Ikuti kami di media sosial",
        "Aktifkan notifikasi",
        "Unduh aplikasinya di Play Store",
    ],
    "message": [
        "Please provide a valid phone number.",
        "Thanks for signing up!",
        "Something went wrong. Try again in a minute.",
        "Your browser does not support this player.",
        "Gagal memuat konten. Coba lagi.",
        "Ein Klick für den Datenschutz",
    ],
    "comments": [
        "Be the first to comment",
        "View comments",
        "comments",
        "Komentar (0)",
        "Login untuk berkomentar",
        "Kommentar schreiben",
        "댓글 0",
    ],
    "share words": [
        "Share this story",
        "Gift this article",
        "Tautan disalin",
        "Simpan artikel",
        "Link kopieren",
        "この記事をシェア",
        "みんなのポストを見る",
        "Udostępnij",
    ],
    "counter": [
        "14K Shares",
        "View 3 Images",
        "Image 1 of 5",
        "1 dari 5 foto",
        "Estimasi waktu baca 3 menit",
    ],
    "control": [
        "Open image in gallery",
        "Article content continued",
        "Klik untuk memperbesar",
        "Zurück zur Übersicht",
        "続きを読む",
    ],
    "label": [
        "Recommended Videos",
        "Most read",
        "Sponsored content",
        "Berita populer minggu ini",
        "Mungkin Anda suka",
        "Meest gelezen",
    ],
    "photo credit": [
        "Getty Images",
        "Photograph: Hana Porter/Kabar Etam",
        "Sumber foto: Humas Pemkot",
        "Symbolbild",
    ],
    "disclosure": [
        "If you buy through our links, we may get a small commission.",
        "Prices are correct at the time of publication.",
        "Quantities may be limited.",
    ],
    "pager": [
        "Lanjut ke halaman 2",
    ],
}

NEWS = """
This is a story of a river and the people who live beside it.
More than forty houses follow the bend of the river, and most of them are empty.
More followed soon after, and by noon the square was full.
The bridge was updated at a cost of two million.
We would like to hear from the minister himself, the mayor said.
Have you seen the river? the old man asked, and told us about his son.
Are they safe? Tell us the truth, the crowd shouted.
Get the children home before dark, the teacher told parents.
Get the harvest delivered before the rains, the farmers were told.
Send the bill to the council, he said.
Already a member of the council at thirty, she became mayor two years later.
Already registered voters need not come again, the commission said.
Subscribe to the idea or leave, he told his party.
To continue reading the list would take all night, the clerk said.
To read the letter aloud took her eleven minutes.
Start a trial of the new ferry in June, the council told the company.
Try free tickets first, the union said, and see how many come.
Unlimited access to the river was what the fishermen had asked for.
Unlock the gate, they shouted, and the guard did.
Join the council for access to its papers, the lawyer advised.
The stories that matter to the villages are told at night.
Click here, the instructor said, and the old man moved the mouse.
For more news the villagers waited until evening, when the boat came.
Want more rain? Plant trees, the forester said.
Stay informed, stay calm, the governor told residents of the valley.
If you value this forest, do not sell it, the chief told his sons.
Please help us rebuild the school, the headmistress wrote.
Support local farmers, the banner read.
Support independent media workers who were dismissed, the union demanded.
Please enter a valid argument, the judge told counsel.
Thank you for coming, she told the nurses.
Something went wrong with the engine, the pilot said before the line went dead.
Your country does not need this dam, the petition says.
The video shows the truck passing the gate at four in the morning.
Comments by the minister angered teachers.
Comment from the ministry was not available.
View of the valley from the new bridge.
Share prices fell by four per cent on Friday.
Share the burden fairly, the bishop said.
Share this land with us, the settlers asked.
Save the story of your village, the archivist told the children.
Print shops in the old town closed one after another.
Add to that the cost of fuel, and the trip no longer pays.
14,000 shares changed hands before noon.
12 reactions were counted in the laboratory.
Image of the dam taken from the air.
Photo of the missing boy was shown to the driver.
Most read the notice and walked on.
Most popular among children is the boat.
Trending downward since March, prices are now below cost.
Top stories in the building burned out completely.
Latest news from the valley was brought by a trader.
Related stories were told by three other women.
In this story the river is a woman.
More stories than one ended that night.
File photos were destroyed in the fire.
Reuters closed its office in the capital in 1998.
Getty images of the fire won a prize.
Courtesy of the harbour master we were taken across.
We may recommend a commission of inquiry, the panel said.
If you buy rice today you pay twice as much as in June.
Prices are subject to change every week, traders said.
All prices are in rupiah.
Products featured at the fair come from forty villages.
Ends of the rope were tied to two trees.
Our standards: no child works on this boat, the captain said.
Views are divided in the village.
Views expressed at the meeting were bitter.
This story is breaking our hearts, the widow said.
Refresh the soil every autumn with compost.
Check back with your doctor after a week.
Originally published in 1932, the book tells of a flood.
Email her at once, the lawyer said.
Follow her to the river, the old man said.
Contact him at the office before noon, the secretary said.
Berita ini membuat ibunya menangis.
Berita ini akan diperiksa polisi, kata juru bicara.
Artikel ini untuk anak-anak yang kehilangan rumah.
Punya kebun sendiri? Kirim contoh tanah ke balai, kata penyuluh.
Hubungi kami segera jika air naik, kata lurah.
Hubungi redaksi dulu sebelum menerbitkan, kata pengacara itu.
Kirim bantuan ke Posko 0812, kata relawan.
Daftar untuk melanjutkan kuliah dibuka hari ini.
Masuk untuk membaca doa, peziarah melepas sandal.
Sudah punya akun palsu, pelaku menipu puluhan orang.
Ikuti kami, kata pemandu itu.
Unduh aplikasi itu dulu, kata petugas, lalu isi data diri.
Tonton siaran langsung sidang itu, ratusan warga berkumpul di balai kota.
Jangan lewatkan informasi sekecil apa pun, pesan kapolres.
Komentar wali kota memicu kemarahan pedagang.
Simpan berita baik itu, kata ibunya.
Cetak artikel di koran lokal menjadi kebanggaannya.
Bagikan beras ke tetangga, pesan ketua RT.
Perkecil jarak tanam, saran penyuluh.
Rekomendasi: tutup tambang di dekat sekolah.
Terpopuler di kalangan anak muda adalah tari topeng.
Mungkin anda suka kopi ini, kata penjual.
Kategori: anak-anak di bawah 12 tahun, 40 peserta.
Foto ilustrasi perang itu dilarang beredar.
Dilihat 234 orang, pencuri itu lari ke sungai.
Sumber foto itu tidak diketahui.
Diese Sendung wurde am Freitag verhaftet.
Dieser Artikel wird in Afrika hergestellt.
Jetzt testen die Behörden das Wasser jede Woche.
Jetzt anmelden müssen sich auch die Händler.
Bereits registriert haben sich 400 Helfer.
Sie haben kein Konto? fragte der Richter den Angeklagten.
Als Abonnent der alten Schule mag er kein Papier verschwenden.
Nach oben führt nur ein schmaler Weg.
Zurück zur Arbeit, rief der Meister.
Mit Material von der Baustelle bauten die Kinder eine Hütte.
Mit Informationen von drei Zeugen fand die Polizei das Boot.
Über dieses Thema berichtete der Minister im Ausschuss nur kurz.
Kommentare lesen mag der Bürgermeister nicht mehr.
Avec l'AFP il a travaillé douze ans.
Commenter cette décision, le maire ne le veut pas.
Abonnez-vous à la vie, disait son grand-père.
Suscríbete para siempre, le dijo su madre.
Con información de tres testigos, la policía encontró el barco.
Comparte esta casa con cuatro familias.
Con información de la vecina, la policía llegó a la casa.
Konten ini adalah konten palsu.
Isi konten menjadi tanggung jawab pemilik akun menurut undang-undang.
Ikuti informasi terkini dari badan cuaca dan jangan panik.
Aktifkan notifikasi transaksi di aplikasi bank.
Unduh aplikasi layanan pajak di Play Store.
Jadilah yang pertama meminta maaf.
Foto dokumentasi kegiatan
Kirim video ke lomba@arga.example paling lambat 5 Juni.
Sebarkan berita baik, bukan hoaks
Bagikan ke dalam enam mangkuk saji.
Video: 4K 60 fps
8 / 10
Chia sẻ kinh nghiệm
댓글 조작 의혹
저작권자의 허락 없이 음악을 쓴 업체가 적발됐다.
分享经验
有料会員は5万人を超えた。
会員登録者数は100万人に達した。
紙の新聞の発行部数は減り続けている。
""".strip().splitlines()


@pytest.mark.parametrize(("name", "line"), [(name, line) for name in SAID for line in SAID[name]])
def test_a_line_that_speaks_to_visitors_is_named(name: str, line: str) -> None:
    assert notice_of(line, last=False, heads=False) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_visitors_are_told_in_a_language_is_a_notice(language: str) -> None:
    told = (LINES / f"{language}.go.txt").read_text("utf-8").splitlines()
    assert len(told) > 100
    assert [line for line in told if notice_of(line, last=False, heads=False) is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_reads_like_it_in_news_is_none(language: str) -> None:
    news = (LINES / f"{language}.stay.txt").read_text("utf-8").splitlines()
    assert len(news) > 100
    found = {line: notice_of(line, last=False, heads=False) for line in news}
    assert {line: name for line, name in found.items() if name is not None} == {}


@pytest.mark.parametrize("line", NEWS)
def test_news_that_begins_like_a_notice_stays(line: str) -> None:
    assert notice_of(line, last=True, heads=False) is None


def test_every_pattern_is_in_small_letters_and_without_groups_of_its_own() -> None:
    for name, pattern in (each for file in names() for each in read_patterns(file)):
        told = pattern.replace("{address}", "x").replace("{person}", "x")
        assert re.compile(told).groups == 0, (name, pattern)
        assert len(alternatives(told)) == 1, (name, pattern)
        escaped = re.sub(r"\\.", "", told)
        assert escaped == escaped.lower(), (name, pattern)


@pytest.mark.parametrize("line", ["Ends/", "-30-", "###", "fin"])
def test_the_word_for_the_end_goes_at_the_end_alone(line: str) -> None:
    assert _rule(line, last=True) == "sign-off"
    assert line == "###" or _rule(line, last=False) is None


@pytest.mark.parametrize(
    "line",
    [
        "Lihat juga masa berlaku SIM Anda.",
        "Cek juga tekanan ban sebelum berangkat.",
        "Simak videonya sampai selesai, lalu jawab soal berikut.",
        "相关新闻发布会将于明天举行。",
        "Akhir dari sebuah era",
        "Lanjutkan membaca kitab itu setelah salat Subuh.",
        "Tulisan ini ditulis sang pahlawan untuk sahabatnya pada 1901.",
        "Dapatkan informasi terbaru dari sumber resmi pemerintah.",
        "Dilarang mengutip biaya parkir tanpa izin bupati",
    ],
)
def test_a_step_of_advice_or_a_heading_stays(line: str) -> None:
    assert _rule(line) is None


@pytest.mark.parametrize("line", ["Comments", "Rekomendasi", "Top stories"])
def test_a_heading_over_prose_may_be_any_word(line: str) -> None:
    assert notice_of(line, last=False, heads=True) is None
    assert notice_of(line, last=False, heads=False) is not None


@pytest.mark.parametrize(
    "verb", ["is a reporter who", "adalah wartawan yang", "ist Reporterin und"]
)
def test_the_last_lines_may_say_who_the_author_is(verb: str) -> None:
    line = f"Hana Porter {verb} 1998 Teluk Lama."
    assert _rule(line, last=True, names=frozenset({"hanaporter"})) == "about the writer"
    assert _rule(line, last=False, names=frozenset({"hanaporter"})) is None
    assert _rule(line, last=True) is None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Samarinda adalah portal berita warga Kalimantan Timur.", "about the writer"),
        ("Samarinda is a publisher of books for schools.", "about the writer"),
        ("Samarinda adalah ibu kota provinsi di tepi Sungai Mahakam.", None),
    ],
)
def test_a_house_that_tells_who_it_is_may_be_called_after_its_town(
    line: str, rule: str | None
) -> None:
    assert _rule(line, last=True, own=frozenset({"samarinda"})) == rule


@pytest.mark.parametrize("around", ["class='sr-only'", "hidden", "style='display: none'"])
def test_a_short_line_for_screen_readers_goes(around: str) -> None:
    assert _rule("Isi artikel berikut", around=around) == "unseen"
    assert _rule("Isi artikel berikut") is None
    assert _rule("Warga desa menunggu kapal. " * 5, around=around) is None


@pytest.mark.parametrize(
    "line",
    [
        "Words by Hana Porter",
        "Reported by Hana Porter",
        "Ein Kommentar von Anna Behrens",
        "Propos recueillis par Julie Marchand",
        "A cura di Marco Bellandi",
        "Door Jan Verbeek",
        "记者 王小明",
        "김민수 기자",
    ],
)
def test_the_first_line_may_be_a_byline_in_any_language(line: str) -> None:
    assert _rule(line, first=True) == "byline"


@pytest.mark.parametrize(
    "line", ["Von Hamburg nach Bremen", "Door in the river wall", "Par le chemin des dunes"]
)
def test_a_heading_that_begins_like_a_byline_is_none(line: str) -> None:
    assert _rule(line, first=False) is None


@pytest.mark.parametrize(
    "line",
    [
        "Freitag, 31. Mai 2024, 14:05 Uhr",
        "Vendredi 31 mai 2024",
        "Thứ sáu, 31/5/2024, 14:05",
        "Diperbarui: 1 Juni 2024 09:00, Diterbitkan: 31 Mei 2024 14:05",
    ],
)
def test_a_date_with_the_day_of_the_week_in_any_language(line: str) -> None:
    assert _rule(line) == "date line"


def _rule(
    line: str,
    *,
    first: bool = False,
    last: bool = False,
    names: frozenset[str] = frozenset(),
    own: frozenset[str] = frozenset(),
    around: str = "",
) -> str | None:
    block = read_blocks(document_fromstring(f"<body><p {around}>{line}</p></body>")).blocks[0]
    url = "https://kabaretam.example/2024/05/31/jembatan/"
    return furniture_of(
        block, Setting("jembatan dibuka", url, first=first, last=last, names=names | own, own=own)
    )

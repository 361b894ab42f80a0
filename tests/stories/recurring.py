"""Pages that look alike and are different news: invented, an edition a number.

``edition(kind, number)`` returns a headline and a text. Two editions of a kind share their frame
and say other things in it, as desks of regional papers fill the same form every day or year.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.sites.dates import MONTHS, news_day
from tests.sites.newsroom import write

FIRST_DAY = date(2024, 5, 1)
TOWNS = (
    "Tanjung Lembak",
    "Muara Salong",
    "Batu Nirang",
    "Long Paser",
    "Teluk Ulin",
    "Sungai Rimau",
)
PEOPLE = (
    "Hendra Salampak", "Yulita Maharani", "Darius Lawai", "Rahmad Sinaga", "Siti Kalimah",
    "Petrus Balang", "Norhayati", "Agus Prayitno", "Lince Usat", "Fahrul Rozi",
)  # fmt: skip


STREETS = (
    "Jalan Ulin", "Jalan Rimau", "Gang Meranti", "Jalan Teratai", "Jalan Pahlawan Timur",
    "Gang Damai", "Jalan Pelita Empat", "Jalan Bengkirai",
)  # fmt: skip
PLACES = (
    ("Jalan Meranti", "Muara Salong", "Hendra Salampak"),
    ("Jalan Bengkirai", "Batu Nirang", "Yulita Maharani"),
    ("Gang Damai", "Long Paser", "Darius Lawai"),
    ("Jalan Pelita Empat", "Sungai Rimau", "Siti Kalimah"),
)
"""A street, its village, the head of the village."""


def _prayer(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    times = [f"{h:02}.{rng.randint(0, 59):02}" for h in (4, 6, 12, 15, 18, 19)]
    town = "Tanjung Lembak"
    return (
        f"Jadwal Salat {town} dan Sekitarnya, {day}",
        f"Berikut jadwal salat lima waktu untuk wilayah {town} dan sekitarnya pada {day}. Jadwal"
        " ini disusun Kementerian Agama dan dapat berbeda satu hingga dua menit di tiap kecamatan."
        f"\n\nSubuh pukul {times[0]} Wita\n\nTerbit pukul {times[1]} Wita\n\nZuhur pukul {times[2]}"
        f" Wita\n\nAsar pukul {times[3]} Wita\n\nMagrib pukul {times[4]} Wita\n\nIsya pukul"
        f" {times[5]} Wita\n\nUmat Islam diimbau menyiapkan diri beberapa menit sebelum azan"
        " berkumandang dan mengutamakan salat berjemaah di masjid terdekat.",
    )


def _weather(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    skies = ("cerah berawan", "hujan ringan", "hujan sedang", "berawan tebal", "hujan petir")
    a, b, c = (rng.choice(skies) for _ in range(3))
    low = rng.randint(22, 25)
    return (
        f"Prakiraan Cuaca Kalimantan Timur {day}: {a.title()}",
        "Badan Meteorologi, Klimatologi, dan Geofisika merilis prakiraan cuaca untuk sejumlah"
        f" kabupaten dan kota pada {day}. Pagi hari cuaca di {TOWNS[0]} diperkirakan {a}, siang"
        f" hari {b}, dan malam hari {c}.\n\nSuhu udara berkisar {low} hingga"
        f" {low + rng.randint(6, 10)}"
        f" derajat Celsius dengan kelembapan {rng.randint(55, 70)} sampai {rng.randint(85, 99)}"
        " persen. Angin bertiup dari tenggara dengan kecepatan"
        f" {rng.randint(5, 20)} kilometer per jam.\n\nMasyarakat diminta mewaspadai potensi hujan"
        " disertai kilat dan angin kencang terutama pada sore menjelang malam hari, serta tidak"
        " berteduh di bawah pohon atau papan reklame.",
    )


def _prices(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    def price(low: int, high: int) -> str:
        return f"Rp{rng.randint(low, high)}.{rng.choice(('000', '500', '250'))}"

    return (
        f"Harga Kebutuhan Pokok di Pasar Segiri Baru, {day}",
        f"Harga sejumlah kebutuhan pokok di Pasar Segiri Baru pada {day} terpantau bergerak. Dinas"
        " Perdagangan mencatat perubahan harga terutama pada komoditas hortikultura yang"
        f" didatangkan dari luar daerah.\n\nCabai rawit dijual {price(60, 120)} per kilogram,"
        f" bawang merah {price(30, 55)} per kilogram, dan bawang putih {price(35, 50)} per"
        f" kilogram. Daging ayam ras {price(32, 45)} per ekor, telur ayam {price(25, 33)} per"
        f" kilogram, dan minyak goreng curah {price(14, 19)} per liter.\n\nPedagang menyebut"
        " pasokan dari Sulawesi menjadi penentu harga. Dinas Perdagangan memastikan stok aman"
        " dan meminta warga berbelanja seperlunya.",
    )


def _match(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    home, away = sorted((rng.randint(0, 4), rng.randint(0, 4)))
    scorers = rng.sample(PEOPLE, 3)
    return (
        f"Persilembak Jamu Laskar Ulin, Skor Akhir {home}-{away}",
        f"Persilembak menjamu Laskar Ulin di Stadion Palaran Lama, {day}. Laga lanjutan Liga"
        " Kalimantan itu berlangsung dalam tempo tinggi sejak menit awal dan disaksikan"
        f" {rng.randint(2, 9)}.{rng.randint(100, 999)} penonton.\n\n{scorers[0]} membuka peluang"
        f" pada menit ke-{rng.randint(3, 40)}, namun {scorers[1]} yang mencetak gol pada menit"
        f" ke-{rng.randint(41, 60)}. Pertandingan berakhir {home}-{away}.\n\nPelatih Persilembak,"
        f" {scorers[2]}, mengatakan para pemain sudah bekerja keras dan akan memperbaiki"
        " penyelesaian akhir. Kedua tim masih bersaing di papan atas klasemen sementara.",
    )


def _ceremony(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    regent, winner = rng.sample(PEOPLE, 2)
    number = year - 1959
    return (
        f"Upacara Hari Jadi ke-{number} Kabupaten Lembak Berlangsung Khidmat",
        f"Pemerintah Kabupaten Lembak menggelar upacara peringatan hari jadi ke-{number} di"
        f" halaman kantor bupati, {day}. Upacara dipimpin Bupati {regent} dan diikuti aparatur"
        " sipil negara, pelajar, serta tokoh adat.\n\nDalam amanatnya, bupati mengajak seluruh"
        " lapisan masyarakat menjaga persatuan dan melanjutkan pembangunan yang berkeadilan."
        " Usai upacara, peserta menyaksikan tarian massal dan pawai budaya.\n\nPada kesempatan"
        f" itu pemerintah kabupaten menyerahkan penghargaan kepada {winner} serta santunan kepada"
        f" {rng.randint(40, 300)} anak yatim. Rangkaian peringatan ditutup dengan doa bersama.",
    )


def _outage(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    streets = rng.sample(STREETS, 3)
    start = rng.randint(8, 11)
    return (
        f"Jadwal Pemadaman Listrik {TOWNS[1]} {day}",
        f"PLN Unit Layanan {TOWNS[1]} akan memadamkan listrik sementara pada {day} mulai pukul"
        f" {start}.00 hingga {start + rng.randint(2, 5)}.00 Wita. Pemadaman dilakukan untuk"
        " pemeliharaan jaringan dan perampalan pohon di sekitar kawat tegangan menengah.\n\n"
        f"Wilayah yang terdampak meliputi {streets[0]}, {streets[1]}, {streets[2]}, dan"
        " sekitarnya.\n\nPLN menyampaikan permohonan maaf atas ketidaknyamanan ini. Apabila"
        " pekerjaan selesai lebih cepat, listrik akan dinyalakan tanpa pemberitahuan lebih dulu.",
    )


def _roundup(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    items = [write(f"berita {rng.random()}", FIRST_DAY) for _ in range(3)]
    told = "\n\n".join(
        f"{n}. {item.title}\n\n{item.paragraphs[0]}" for n, item in enumerate(items, 1)
    )
    return (
        "Terpopuler: Tiga Berita yang Paling Banyak Dibaca Pekan Ini",
        "Sepanjang pekan ini redaksi merangkum tiga berita yang paling banyak dibaca dan"
        " dibicarakan pembaca di seluruh Kalimantan Timur. Berikut rangkuman lengkapnya yang"
        f" disusun dari laporan wartawan kami di berbagai daerah.\n\n{told}\n\nDemikian rangkuman"
        " berita terpopuler pekan ini. Nantikan rangkuman berikutnya pada akhir pekan depan, dan"
        " bagikan kepada keluarga serta kerabat agar tidak ketinggalan kabar dari daerah.",
    )


def _hotspots(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    counts = rng.sample(range(2, 90), 4)
    places = rng.sample(TOWNS, 3)
    return (
        f"{sum(counts)} Titik Panas Terpantau di Kalimantan Timur",
        f"Badan Meteorologi, Klimatologi, dan Geofisika mendeteksi {sum(counts)} titik panas di"
        f" Kalimantan Timur pada {day}. Titik panas terbanyak berada di {places[0]} dengan"
        f" {counts[0]} titik, disusul {places[1]} {counts[1]} titik dan {places[2]} {counts[2]}"
        " titik, sisanya tersebar di kabupaten lain.\n\nData itu telah disampaikan kepada Badan"
        " Penanggulangan Bencana Daerah agar segera ditindaklanjuti. Masyarakat diimbau tidak"
        " membuka lahan dengan cara membakar karena musim kemarau membuat api cepat menjalar.",
    )


def _works(rng: random.Random, day: str, year: int) -> tuple[str, str]:
    street, village, head = rng.choice(PLACES)
    return (
        f"Dinas Pekerjaan Umum Tambal {street}",
        f"Dinas Pekerjaan Umum Kabupaten Lembak melakukan pemeliharaan rutin di {street},"
        f" Kelurahan {village}. Tim Unit Reaksi Cepat menambal lubang dan membersihkan saluran di"
        " kedua sisi badan jalan agar air tidak menggenang saat hujan.\n\nLurah setempat,"
        f" {head}, berterima kasih atas gerak cepat dinas. Pemeliharaan ini bagian dari komitmen"
        " Pemerintah Kabupaten Lembak untuk terus meningkatkan kualitas infrastruktur dan layanan"
        " publik. Warga dapat melaporkan kerusakan jalan kepada kantor kelurahan setempat.",
    )


KINDS = {
    "prayer": _prayer,
    "weather": _weather,
    "prices": _prices,
    "match": _match,
    "ceremony": _ceremony,
    "outage": _outage,
    "roundup": _roundup,
    "hotspots": _hotspots,
    "works": _works,
}
"""What recurs, by name; ``ceremony`` recurs every year, ``match`` is the same fixture again."""


def edition(kind: str, number: int) -> tuple[str, str]:
    """Return headline and text of one edition; editions of consecutive days (or years)."""
    day = FIRST_DAY + timedelta(days=number)
    year = day.year
    if kind == "ceremony":
        year += number
        return KINDS[kind](random.Random(f"{kind} {number}"), f"Rabu, 1 {MONTHS[7]} {year}", year)
    return KINDS[kind](random.Random(f"{kind} {number}"), news_day(day, 1), year)

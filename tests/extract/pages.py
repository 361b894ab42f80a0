"""Pages of invented outlets, written for the tests of the reader."""

from __future__ import annotations

from crawler.outlet import Outlet

LEAD = (
    "SAMARINDA - Pemerintah Kota Samarinda mulai membangun jembatan penyeberangan di Jalan "
    "Cempaka Raya, Jumat (31/5/2024). Jembatan itu akan memudahkan pelajar dan pedagang pasar."
)
SECOND = (
    "Kepala Dinas Pekerjaan Umum, Rahmat Suryadi, mengatakan pekerjaan dibagi dalam dua tahap. "
    '"Tahap pertama selesai sebelum musim hujan, kami minta warga bersabar," katanya.'
)
THIRD = (
    "Warga sekitar menyambut baik rencana tersebut, meski lalu lintas di simpang pasar akan "
    "dialihkan selama tiga bulan. Petugas perhubungan disiagakan setiap pagi dan sore hari."
)
FOURTH = (
    "Anggaran pembangunan jembatan mencapai Rp 4,2 miliar dari kas daerah. Dewan meminta laporan "
    "kemajuan disampaikan setiap bulan agar pekerjaan tidak molor seperti tahun lalu."
)
HEADLINE = "Jembatan Penyeberangan Cempaka Raya Mulai Dibangun"
URL = "https://kabaretam.example/2024/05/31/jembatan-penyeberangan-cempaka-raya/"

OUTLET = Outlet(
    name="kabaretam",
    title="Kabar Etam",
    home="https://kabaretam.example/",
    timezone="Asia/Makassar",
    language="id",
)


def page(body: str, head: str = "", title: str = f"{HEADLINE} - Kabar Etam") -> str:
    """Return a whole page around a body and what belongs into its head."""
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="Kabar Etam">{head}</head><body>'
        '<header class="site-header"><nav><ul><li><a href="/">Beranda</a></li>'
        '<li><a href="/ekonomi/">Ekonomi</a></li></ul></nav>'
        '<div class="tanggal">Senin, 3 Juni 2024</div></header>'
        f"{body}"
        '<footer class="site-footer"><p>Hak Cipta 2024 Kabar Etam. Seluruh hak dilindungi.</p>'
        "</footer></body></html>"
    )


def article(
    *paragraphs: str,
    byline: str = "",
    date: str = "",
    headline: str = HEADLINE,
    head: str = "",
    after: str = "",
) -> str:
    """Return an article page as a common WordPress theme prints it."""
    text = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in paragraphs)
    return page(
        f'<main><article class="post"><h1 class="entry-title">{headline}</h1>'
        f'<div class="entry-meta"><span class="posted-on">{date}</span> {byline}</div>'
        f'<div class="entry-content">{text}</div>{after}</article></main>',
        head,
    )


FULL = (LEAD, SECOND, THIRD, FOURTH)

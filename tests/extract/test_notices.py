"""Lines that a page says to its visitors go; news that begins like them stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.extract.beginnings import alternatives
from crawler.extract.notices import names, notice_of, read_patterns

LINES = Path(__file__).with_name("lines")
LANGUAGES = sorted(path.name.split(".")[0] for path in LINES.glob("*.go.txt"))
NEWS = (LINES / "mixed.stay.txt").read_text("utf-8").splitlines()

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


@pytest.mark.parametrize("line", ["Comments", "Rekomendasi", "Top stories"])
def test_a_heading_over_prose_may_be_any_word(line: str) -> None:
    assert notice_of(line, last=False, heads=True) is None
    assert notice_of(line, last=False, heads=False) is not None

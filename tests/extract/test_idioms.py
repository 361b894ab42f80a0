"""Lines that are no paragraphs, as pages of many languages word them."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from crawler.extract import extract_article
from crawler.extract.blocks import read_blocks
from crawler.extract.furniture import furniture_of
from crawler.extract.setting import Setting
from tests.extract.pages import FULL, OUTLET, URL, article

LINK = '<a href="/2024/05/30/pasar-pagi/">Pasar Pagi</a>'


def kept(line: str) -> bool:
    """Tell whether a line in the midst of an article is left among its paragraphs."""
    found = extract_article(article(*FULL[:2], line, *FULL[2:]), URL, OUTLET)
    assert all(paragraph in found.text for paragraph in FULL)
    return len(found.text) > len("\n\n".join(FULL))


@pytest.mark.parametrize(
    "line",
    [
        f"Lue myös: {LINK}",
        f"Læs også: {LINK}",
        f"Más información: {LINK}",
        "Para saber más",
        "Seguir leyendo:",
        f"Citește și: {LINK}",
        f"Zobacz także: {LINK}",
        f"Čtěte také: {LINK}",
        f"Διαβάστε επίσης: {LINK}",
        f"İLGİLİ HABER: {LINK}",
        f"Читайте также: {LINK}",
        f"Читайте також: {LINK}",
        f"関連記事：{LINK}",
        f"อ่านข่าวเพิ่มเติม: {LINK}",
        f"اقرأ أيضا: {LINK}",
    ],
)
def test_a_line_that_leads_elsewhere_is_left_out(line: str) -> None:
    assert not kept(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Weiterlesen nach der Anzeige",
        "Passer la publicité",
        "Continua depois da publicidade",
        "Tekst gaat verder onder de kaart.",
        "Artikkelen fortsetter under annonsen",
        "Dalszy ciąg materiału pod wideo",
        "Haberin Devamı",
    ],
)
def test_a_line_beside_an_advertisement_is_left_out(line: str) -> None:
    assert not kept(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Noch mehr aktuelle Nachrichten aus Cempaka finden Sie auf unserer Startseite.",
        "Recevez chaque matin nos enquêtes avec la newsletter de Cempaka",
        "Apúntate gratis a nuestro boletín de Cempaka",
        "Iscriviti al canale WhatsApp di Cempaka",
        "Clique aqui para seguir o canal de Cempaka no WhatsApp",
        "Meld je aan voor onze dagelijkse nieuwsbrief.",
        "Zapisz się na newsletter Cempaki, aby otrzymywać najważniejsze treści",
        "Ακολουθήστε την Τσεμπάκα στο Google News",
        "Подписывайтесь на наш канал в Telegram",
        "Chcesz wiedzieć więcej? Obserwuj nas na Facebooku.",
        "Il vous reste 62 % de cet article à lire.",
    ],
)
def test_a_line_that_asks_readers_for_something_is_left_out(line: str) -> None:
    assert not kept(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Empfohlener redaktioneller Inhalt",
        "Hier stünde ein externer Inhalt aus Muarastadt.",
        "Ich bin einverstanden, dass mir die Karte von Muarastadt gezeigt wird.",
        "Pour afficher ce contenu, vous devez accepter les cookies.",
        "Voor het tonen van deze inhoud hebben we je toestemming nodig.",
    ],
)
def test_what_asks_for_consent_to_show_another_sites_post_is_left_out(line: str) -> None:
    assert not kept(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Temps de lecture : 3 min",
        "2 minuti di lettura",
        "Źródło: Radio Cempaka",
        "Riproduzione riservata",
        "Comunicar erro",
        "Jembatan lama di Cempaka Raya — Foto: Arsip Warga",
        "(Borítókép: A régi híd. Fotó: Kis Péter)",
        "Publié le 31/05/2024 à 14h05 Mis à jour le 31/05/2024 à 15h00",
        "Oluşturulma Tarihi: Mayıs 31, 2024 14:05",
        "Die Zusammenfassung wurde mit KI erstellt und von der Redaktion geprüft.",
        "Écouter cet article 00:00/02:10",
        "Publicerad 12 feb. kl 13.05Uppdaterad 12 feb. kl 15.05",
    ],
)
def test_a_line_about_the_text_is_left_out(line: str) -> None:
    assert not kept(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Más información no dará el ayuntamiento hasta que el juez haya oído a los testigos, dijo "
        "la portavoz en una rueda de prensa ante los vecinos reunidos en la plaza.",
        "Mehr Informationen bekommen die Anwohner erst, wenn der Rat im September entschieden hat, "
        "wie das Geld verteilt wird und wer die Brücke baut, sagte der Bürgermeister.",
        "Der Pressesprecher schickte dem Gericht eine E-Mail und bat um Aufschub bis zum Herbst, "
        "weil die Gutachten noch nicht fertig waren.",
        "“Recibí un correo anónimo con las fotos del puente”, cuenta el alcalde a este diario.",
        "Pameran berlangsung 29 November 2024 | 20 Januari 2025",
    ],
)
def test_a_sentence_that_begins_alike_stays(line: str) -> None:
    assert kept(f"<p>{line}</p>")


@pytest.mark.parametrize("line", ["rps/dpa", "/ritzau/", "Siti Rahmawati (Samarinda)"])
def test_who_wrote_it_is_no_last_line(line: str) -> None:
    found = extract_article(article(*FULL, f"<p>{line}</p>"), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


@pytest.mark.parametrize(("line", "goes"), [("AS", True), ("LTB", True), ("Tamat nanti", False)])
def test_initials_alone_in_the_last_line_are_a_sign_off(line: str, goes: bool) -> None:
    block = read_blocks(document_fromstring(f"<html><body><p>{line}</p></body></html>")).blocks[0]
    found = furniture_of(block, Setting("", URL, last=True, final=True))
    assert found == ("sign-off" if goes else None)
    assert furniture_of(block, Setting("", URL, last=False)) is None


@pytest.mark.parametrize(
    "line",
    [
        "Bergabung dengan relawan, Rina Puspita ikut membersihkan saluran air di Jalan Cempaka.",
        "Pantau debit air, petugas memasang alat ukur di tiga saluran irigasi di hulu.",
        "Hak cipta lagu itu dipegang keluarga almarhum, kata pengacara mereka.",
        "Memuat barang lebih cepat, pelabuhan menambah dua derek baru tahun depan.",
        "Support our farmers, the banner read, and hundreds of people marched behind it.",
        "See an error in the voter list? Residents have until Friday to say so.",
        "We may receive a commission of inquiry, the opposition leader said in parliament.",
        "Loading docks at the port stood empty on Friday, the harbour master said.",
        "Mit Ihrer Zustimmung wird der Hafen verkauft, rief ein Redner den Räten zu.",
    ],
)
def test_a_sentence_that_begins_like_an_appeal_stays(line: str) -> None:
    assert kept(f"<p>{line}</p>")

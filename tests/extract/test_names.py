from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.agencies import is_agency
from crawler.extract.names import is_person, people


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Siti Rahmawati", ["Siti Rahmawati"]),
        ("Siti Rahmawati dan Budi Hartono", ["Siti Rahmawati", "Budi Hartono"]),
        ("Siti Rahmawati, Budi Hartono", ["Siti Rahmawati", "Budi Hartono"]),
        ("Siti Rahmawati/Budi Hartono", ["Siti Rahmawati", "Budi Hartono"]),
        ("Andi Saputra, S.Sos", ["Andi Saputra, S.Sos"]),
        ("Andi Saputra, SH, MH", ["Andi Saputra, SH, MH"]),
        ("YANI", ["Yani"]),
        ("SITI BINTI AHMAD", ["Siti binti Ahmad"]),
        ("Reporter: Rina Puspita", ["Rina Puspita"]),
        ("By Clara Hopkins and Tom Reed", ["Clara Hopkins", "Tom Reed"]),
        ("Rina Puspita 31 Mei 2024", ["Rina Puspita"]),
        ("Tim Hanson", ["Tim Hanson"]),
        ("Clara Hopkins For The Evening Star", ["Clara Hopkins"]),
        ("CLARA HOPKINS The Courant", ["Clara Hopkins"]),
        ("Audio By Suarabaca", []),
        ("Rina The Painter", ["Rina The Painter"]),
        ("Rina Puspita | 20. Mai 2024 | Ergebnisse, Turnen", ["Rina Puspita"]),
        ("Rina Puspita, May 31, 2024 2:30 pm", ["Rina Puspita"]),
        ("Rina Puspita Archivfoto kota", ["Rina Puspita"]),
        ("Текст: Венера Орлова", ["Венера Орлова"]),
        ("Фото: Венера Орлова", []),
        ("Propos recueillis par Patrick ANGERS", ["Patrick Angers"]),
        ("José Volta e Pinto", ["José Volta e Pinto"]),
        ("Ana Volta e Rui Costa", ["Ana Volta", "Rui Costa"]),
        ("DJ Summers", ["DJ Summers"]),
        ("Clara Hopkins Deputy Business Editor", ["Clara Hopkins"]),
        ("Rina Puspita Wartawan Kabar Etam", ["Rina Puspita"]),
        ("Clara Hopkins The Associated Press", ["Clara Hopkins"]),
        ("Associated Press Jun", []),
        ("Clara Hopkins AFP", ["Clara Hopkins"]),
        ("I Made Antara", ["I Made Antara"]),
        ("Clara Hopkins Clara Hopkins", ["Clara Hopkins"]),
        ("Clara Hopkins@CHopkins May 31, 2024, 4:08pm", ["Clara Hopkins"]),
        (
            "von Clara Hopkins Erstellt am 01.01.23 um 08:35, geändert am 02.01.23",
            ["Clara Hopkins"],
        ),
        ("Tue, 26 November 2024 9:27PM", []),
        ("(Image: Star Pictures/Clara Hopkins)", []),
        ("Foto: REUTERS/Clara Hopkins", []),
        ("Foto: Budi Hartono, Teks: Rina Puspita", ["Rina Puspita"]),
        ("Rostlaube77", ["Rostlaube77"]),
        ("Polizeiinspektion Altmarsch", []),
        ("Klimabehörde Altmarsch", []),
        ("Manuelle Installation", []),
    ],
)
def test_bylines(byline: str, expected: list[str]) -> None:
    assert people(byline) == expected


@pytest.mark.parametrize(
    "text",
    ["Redaksi", "Tim Redaksi", "admin", "Kabar Etam News", "https://kabaretam.example/penulis/rina",
     "Diskominfo Kota", "WordPress", "Tim Kabar5", "Recent Posts", "kabar.com, Frankfurt, Germany",
     "Von", "Last", "August", "Tiempo de lectura", "Buat akun | Log in", "Corresponsal en Lima",
     "The Evening Star", "em São Paulo", "PTI Mumbai", "Blog > Resep", "Polres Kutai Timur",
     "Getty Images", "redaksi@kabaretam.example", "2024", "Jornal Praia", "Hafener Abendblatt",
     "La Gazette", "Городская газета", "港湾新聞", "항구일보", "bengkel.ch",
     "Harbour Bank", "Haber Merkezi", "Reading Time"],
)  # fmt: skip
def test_what_is_no_person(text: str) -> None:
    assert people(text) == []


def test_the_sites_own_name_is_no_person() -> None:
    assert not is_person("Kabar Etam", {"kabaretam"})
    assert people("Star Sport", {"star"}) == []


def test_the_sites_own_name_after_a_person_is_cut() -> None:
    assert people("Rina Puspita Kabar Etam", {"kabaretam"}) == ["Rina Puspita"]


def test_agencies_are_known() -> None:
    assert is_agency("ANTARA")
    assert is_agency("AFP/Reuters")
    assert is_agency("РИА Новости")
    assert is_agency("연합뉴스")
    assert not is_agency("Antara Wijaya")


words = st.sampled_from(
    ["Siti", "Budi", "Rina", "Andi", "Dewi", "Joko", "Rahmawati", "Hartono", "Puspita", "Saputra"]
)
full_names = st.lists(words, min_size=2, max_size=3).map(" ".join)


@given(st.lists(full_names, min_size=1, max_size=4, unique=True))
def test_names_joined_by_commas_come_apart_again(names: list[str]) -> None:
    assert people(", ".join(names)) == names


@given(st.text(max_size=120))
def test_no_text_breaks_the_reader(text: str) -> None:
    for name in people(text):
        assert name == name.strip()
        assert name

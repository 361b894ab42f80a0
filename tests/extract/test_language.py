"""The language of a text: an outlet's own, or any where nobody said."""

from __future__ import annotations

import pytest

from crawler.extract.language import declared_language, language_of
from crawler.extract.page import read_page
from crawler.outlet import Outlet

TEXTS = {
    "id": "Pemerintah provinsi mengumumkan anggaran tambahan untuk memperbaiki jalan dan sekolah "
    "di daerah pedalaman. Gubernur mengatakan proyek itu akan dimulai bulan depan.",
    "ms": "Kerajaan negeri mengumumkan peruntukan tambahan bagi membaiki jalan raya dan sekolah di "
    "kawasan luar bandar. Menteri Besar berkata projek itu akan dimulakan bulan hadapan.",
    "jv": "Wong tuwa iku saben esuk lunga menyang sawah kanggo nandur pari. Bocah-bocah padha "
    "dolanan ing latar karo ngenteni kancane teka saka sekolah.",
    "en": "The ferry across the lower river stopped in March after its engine failed, and people "
    "in the villages have had to drive forty minutes to the next bridge.",
    "de": "Die Fähre über den unteren Fluss steht seit März still, weil ihr Motor ausgefallen ist, "
    "und die Leute in den Dörfern müssen vierzig Minuten bis zur nächsten Brücke fahren.",
    "ru": "Паром через реку не ходит с марта, потому что у него сломался двигатель, и жителям "
    "деревень приходится сорок минут ехать до ближайшего моста.",
    "ja": "川を渡る船は三月から止まっている。機関が壊れたためで、"
    "村の人々は次の橋まで四十分も車を走らせなければならない。",
    "hi": "नदी पार करने वाली नाव मार्च से बंद है क्योंकि उसका इंजन खराब हो गया है और गाँव के लोगों को "
    "अगले पुल तक चालीस मिनट गाड़ी चलानी पड़ती है।",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("declared", [None, "en"])
def test_a_text_of_an_unknown_outlet_is_known_whatever_its_system_declares(
    language: str, declared: str | None
) -> None:
    assert language_of(TEXTS[language], declared) == language


def test_of_two_near_languages_the_declared_one_is_believed() -> None:
    assert language_of(TEXTS["id"], "ms") == "ms"


@pytest.mark.parametrize(("declared", "language"), [("nb", "nb"), (None, "no")])
def test_norwegian_is_called_as_the_page_calls_it(declared: str | None, language: str) -> None:
    text = (
        "Fergen over elva har ligget i ro siden mars fordi motoren sviktet, og folk i bygdene må "
    )
    assert language_of(text + "kjøre førti minutter til nærmeste bru.", declared) == language


def test_an_outlet_that_names_its_languages_prints_no_other() -> None:
    outlet = Outlet(name="kabar", home="https://kabar.example/", language="id")
    assert language_of(TEXTS["de"], None, outlet) in ("id", "ms", "en", "jv")


def test_a_withdrawn_code_is_read_as_todays() -> None:
    page = read_page('<html lang="in"><p>Jalan dibuka</p></html>', "https://kabar.example/a")
    assert declared_language(page.tree) == "id"

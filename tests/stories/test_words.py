"""What counts when two articles are compared."""

from __future__ import annotations

import pytest

from crawler.stories.words import words_of

BODY = "Bupati meresmikan jembatan gantung di hulu sungai. Warga menyambut gembira."


@pytest.mark.parametrize(
    "printed",
    [
        f"SAMARINDA – {BODY}",
        f"Kabaretam.id, Tanjung Selor – {BODY}",
        f"TANJUNG SELOR.WARTAHULU.ASIA — {BODY}",
        f"Samarinda (WARTA) - {BODY}",
        f"BONTANG: {BODY}",
        f"{BODY} (Adv)",
        f"{BODY} (***/Rin)",
        f"{BODY}\n\n[TOS]",
        f"{BODY}\n\n#",
        f"{BODY}\n\nReporter: Rina Salampak | Editor: Yusuf Lahang",
        f"Baca juga: Jembatan Lama Ditutup\n\n{BODY}",
        f"{BODY}\n\nIkuti berita terbaru kami di WhatsApp Channel",
        f"{BODY}\n\nWebsite : https://kantor.example/ Instagram : @kantor.example",
        f"{BODY}\n\nKantor Bupati dapat diakses melalui:\nEmail : humas@kantor.example",
        f"{BODY}\n\nIG @kantor.example Call center :\n \nbit.ly/kantor",
        f"{BODY} Hal itu disampaikan dalam keterangan yang diterima redaksi.",
        BODY.replace("gembira.", "gembira.”").replace("Bupati", "“Bupati"),
    ],
)
def test_what_an_outlet_adds_does_not_count(printed: str) -> None:
    assert words_of("", printed).words == words_of("", BODY).words


@pytest.mark.parametrize(
    "said",
    [
        "Pemilihan umum - pesta rakyat lima tahunan - berlangsung aman.",
        "Ini pesannya: jaga sungai.",
        "Rapat dihadiri Dewan Perwakilan Rakyat Daerah (DPRD)",
    ],
)
def test_a_sentence_stays_whole(said: str) -> None:
    first, *_, last = words_of("", said).words
    assert said.lower().startswith(first)
    assert last in said.lower()


def test_figures_are_known_in_every_spelling() -> None:
    words = words_of("", "Pada Senin pukul 09:30 ada tiga pompa, RT 05, harga 1.250 rupiah.")
    assert words.figures == {"senin", "9.30", "tiga", "5", "1.250"}
    assert words_of("", "pukul 9.30").words[1] in words.figures


def test_names_are_capitals_within_a_sentence() -> None:
    words = words_of("Judul Besar", "Kemarin Bupati Hendra tiba. Warga di Long Paser senang.")
    assert words.names == {"bupati", "hendra", "long", "paser"}


def test_a_text_in_capitals_has_no_names() -> None:
    assert words_of("", "BUPATI HENDRA TIBA DI LONG PASER KEMARIN SORE.").names == set()

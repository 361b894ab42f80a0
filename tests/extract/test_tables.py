"""Tables of facts: whole, a line a row, or not at all."""

from __future__ import annotations

from crawler.extract import extract_article
from tests.extract.pages import FOURTH, LEAD, SECOND, THIRD, URL, article, page

SUMS = (
    ("2024-05-01", "Rp 250.000", "Halimah Sari"),
    ("2024-05-03", "Rp 1.500.000", "Anton Bulan"),
    ("2024-05-03", "Rp 500.000", "Warung Etam"),
    ("2024-05-09", "Rp 2.000.000", "Ferry Lasut"),
)


def table(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><tbody>{cells}</tbody></table>"


def paragraphs(html: str) -> list[str]:
    return extract_article(html, URL).text.split("\n\n")


def test_a_table_in_the_text_is_whole_a_line_a_row() -> None:
    heads = (("Tanggal", "Jumlah", "Penyumbang"), *SUMS)
    found = paragraphs(article(LEAD, SECOND, table(heads), THIRD, FOURTH))
    assert found[2:-2] == ["\t".join(row) for row in heads]


def test_a_cell_that_is_empty_keeps_its_column() -> None:
    rows = (*SUMS, ("2024-05-11", "", "Hamba Tuhan"))
    found = paragraphs(article(LEAD, SECOND, table(rows), THIRD, FOURTH))
    assert "2024-05-11\t\tHamba Tuhan" in found


def test_lines_of_one_cell_stay_in_it() -> None:
    rows = (*SUMS, ("2024-05-12", "Rp 75.000", "Ahli waris<br>H. Madjid"))
    found = paragraphs(article(LEAD, SECOND, table(rows), THIRD, FOURTH))
    assert "2024-05-12\tRp 75.000\tAhli waris H. Madjid" in found


def test_a_table_beside_the_text_is_no_part_of_it() -> None:
    prices = table(
        (("Cabai rawit", "Rp 62.000"), ("Bawang merah", "Rp 38.000"), ("Gula", "17.500"))
    )
    side = f'<aside class="sidebar"><h3>Harga Pasar</h3>{prices}</aside>'
    found = paragraphs(article(LEAD, SECOND, THIRD, FOURTH, after=side))
    assert found == paragraphs(article(LEAD, SECOND, THIRD, FOURTH))


def test_a_table_that_arranges_the_page_is_read_as_paragraphs() -> None:
    menu = '<td><a href="/">Beranda</a></td>'
    text = f"<td><h1>Jembatan</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></td>"
    html = page(f"<table><tr>{menu}{text}</tr></table>", title="Jembatan")
    assert paragraphs(html) == [LEAD, SECOND, THIRD]

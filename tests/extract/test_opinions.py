"""What trafilatura is shown of a page."""

from __future__ import annotations

import numpy as np

from crawler.extract.blocks import read_blocks
from crawler.extract.opinions import prune
from crawler.extract.page import read_page

PAGE = """<html><body><div class="iklan"><div> </div></div><article>
<figure><img src="/jembatan.jpg"><figcaption>Warga melintas.</figcaption></figure>
<p>Warga Teluk Lama kembali<span></span> melintasi jembatan.</p><p></p></article>
<div class="lain"><p>Cuaca besok cerah.</p></div></body></html>"""


def test_neither_the_unlikely_nor_what_holds_nothing() -> None:
    page = read_page(PAGE, "https://kabaretam.example/jembatan/")
    blocks = read_blocks(page.tree).blocks
    prune(page, blocks, np.array(["Cuaca" not in block.text for block in blocks], float))
    shown = [element.tag for element in page.tree.iter()]
    assert shown == ["html", "body", "article", "figure", "img", "figcaption", "p"]
    text = " ".join(page.tree.text_content().split())
    assert text == "Warga melintas. Warga Teluk Lama kembali melintasi jembatan."

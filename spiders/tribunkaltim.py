"""Tribun Kaltim, the Tribun group's site for East Kalimantan.

Tribun's own system: articles at ``/YYYY/MM/DD/slug``, since 2025 at ``/section/ID/slug``; parts
at ``?page=N``, whole at ``?page=all``. Seen on its pages: dateline "TRIBUNKALTIM.CO -", a line
"Penulis: … | Editor: …", the editor as JSON-LD's author.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import TRIBUN


class TribunKaltim(OutletSpider):
    """Crawls Tribun Kaltim."""

    name = "tribunkaltim"
    outlet = Outlet(
        title="Tribun Kaltim",
        home="https://kaltim.tribunnews.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/\d{4}/\d{2}/\d{2}/[\w-]+|^/[\w-]+/\d+/[\w-]+",
        aliases=("TRIBUNKALTIM.CO",),
        **TRIBUN,
    )

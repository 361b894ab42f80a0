"""Suara Kaltim, Suara.com's site for East Kalimantan.

Articles at ``/read/YYYY/MM/DD/hhmmss/slug``, AMP twins at ``/amp/read/…``. Seen on its pages:
dateline "SuaraKaltim.id -", times in WIB ("Rabu, 12 Januari 2022 | 07:30 WIB"). What it runs on
was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class SuaraKaltim(OutletSpider):
    """Crawls Suara Kaltim."""

    name = "suarakaltim"
    outlet = Outlet(
        title="Suara Kaltim",
        home="https://kaltim.suara.com/",
        region="Kalimantan Timur",
        timezone="Asia/Jakarta",
        language="id",
        article=r"^/(?:amp/)?read/\d{4}/\d{2}/\d{2}/\d{6}/[\w-]+",
        aliases=("SuaraKaltim.id",),
    )

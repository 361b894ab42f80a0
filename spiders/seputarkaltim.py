"""Seputar Kaltim, of the province's government.

Articles at ``/YYYY/MM/DD/…``; its archives by day, month and year print full texts. What it runs
on was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class SeputarKaltim(OutletSpider):
    """Crawls Seputar Kaltim."""

    name = "seputarkaltim"
    outlet = Outlet(
        title="Seputar Kaltim",
        home="https://seputarkaltim.kaltimprov.go.id/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/\d{4}/\d{2}/\d{2}/[\w-]+/?$",
    )

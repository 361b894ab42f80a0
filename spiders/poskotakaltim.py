"""Poskota Kaltim, East Kalimantan.

Articles at ``/berita/index/ID-section.html``, the section in place of a slug. Seen on its pages:
dateline "SAMARINDA, Poskota Kaltim", days like "Hari Jum'at (24 Oktober)". What it runs on was
not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class PoskotaKaltim(OutletSpider):
    """Crawls Poskota Kaltim."""

    name = "poskotakaltim"
    outlet = Outlet(
        title="Poskota Kaltim",
        home="https://www.poskotakaltim.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/berita/index/\d+-[\w-]+\.html",
        aliases=("Poskota Kaltim",),
    )

"""bakabar, read in East Kalimantan.

Articles at ``/post/slug-xxxxxxxx``. Seen on its pages: dateline "bakabar.com, SAMARINDA -", in
the text lines "Baca Juga: title". What it runs on was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class Bakabar(OutletSpider):
    """Crawls bakabar."""

    name = "bakabar"
    outlet = Outlet(
        title="bakabar",
        home="https://bakabar.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/post/[\w-]+-[a-z0-9]{8}/?$",
        aliases=("bakabar.com",),
    )

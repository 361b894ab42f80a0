"""Media Etam, East Kalimantan.

Articles at ``/slug/``. Seen on its pages: dateline "Mediaetam.com, Samarinda –", days in figures
("Senin, 26/04/2021"). What it runs on was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class MediaEtam(OutletSpider):
    """Crawls Media Etam."""

    name = "mediaetam"
    outlet = Outlet(
        title="Media Etam",
        home="https://mediaetam.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("Mediaetam.com",),
    )

"""IDN Times Kaltim, IDN Times's site for East Kalimantan.

Articles at ``/news/kalimantan-timur/slug-00-xxxxx-xxxxxx``, with an AMP twin at ``/amp`` below
it. Seen on its pages: dateline "Samarinda, IDN Times -", numbered sub-headings. What it runs on
was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class IdnTimesKaltim(OutletSpider):
    """Crawls IDN Times Kaltim."""

    name = "idntimeskaltim"
    outlet = Outlet(
        title="IDN Times Kaltim",
        home="https://kaltim.idntimes.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/[\w-]+/[\w-]+/[\w-]+-\d\d-[a-z0-9]{5}-[a-z0-9]{6}(?:/amp)?/?$",
        aliases=("IDN Times",),
    )

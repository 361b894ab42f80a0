"""Replays a WACZ with pywb, run by the Python of pywb's environment.

``python replaying.py FOLDER WACZ URL...`` prints a JSON object: address to status and body.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any


def main(folder: str, wacz: str, urls: list[str]) -> dict[str, Any]:
    """Fill a collection with the WACZ and ask it for addresses."""
    # by name: none of this is in the environment of the tests themselves
    import_module("gevent.monkey").patch_all()
    manager = import_module("pywb.manager.manager").main
    application = import_module("pywb.apps.frontendapp").FrontEndApp
    os.chdir(folder)
    manager(["init", "berita"])
    manager(["add", "--unpack-wacz", "berita", wacz])
    client = import_module("werkzeug.test").Client(application(config_file=None, custom_config={}))
    found = {}
    for url in urls:
        answer = client.get(f"/berita/20300101000000id_/{url}")
        found[url] = [answer.status_code, answer.get_data(as_text=True)]
    return found


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], sys.argv[3:])))

"""Keys of CDX indexes, as the Internet Archive's canonicalizer makes them."""

from __future__ import annotations

import pytest

from crawler.archive.surt import surt

SESSION = "0123456789abcdef0123456789ABCDEF"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.example.com/A/b/?Z=1&a=2", "com,example)/a/b?a=2&z=1"),
        ("https://example.com:8080/x//y/", "com,example:8080)/x/y"),
        ("https://example.com/a%20b/%C3%A9?q=%2F", "com,example)/a%20b/%c3%a9?q=/"),
        ("http://example.com/?", "com,example)/"),
        ("http://example.com", "com,example)/"),
        (f"http://www2.example.com/x.php?PHPSESSID={SESSION}&id=3", "com,example)/x.php?id=3"),
        ("https://xn--bcher-kva.example/\u00fc", "example,xn--bcher-kva)/%c3%bc"),
        ("https://example.com/a?b&a=&", "com,example)/a?&a=&b"),
        ("https://a.example/a'b(c)", "example,a)/a'b(c)"),
        ("https://a.example/a+b?x=a+b", "example,a)/a+b?x=a+b"),
        ("https://a.example/%2F%41", "example,a)/a"),
        ("https://a.example:443/x", "example,a)/x"),
        ("dns:a.example", "dns:a.example"),
        ("https://a.example:port/", "https://a.example:port/"),
    ],
)  # fmt: skip
def test_the_key_of_an_address(url: str, key: str) -> None:
    assert surt(url) == key

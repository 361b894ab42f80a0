from __future__ import annotations

import pytest

from crawler.fetch.addresses import AddressRules, RefusedError

RULES = AddressRules.for_outlet(["http://127.0.0.5:8000/"], ["10.9.0.0/16"], contact=True)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("192.168.1.1", "192.168.1.1"),
        ("169.254.169.254", "169.254.169.254"),
        ("dalam.example", "127.0.0.1"),
        ("dalam.example", "::1"),
        ("dalam.example", "fd00::1"),
        ("dalam.example", "::ffff:10.0.0.1"),
        ("dalam.example", "64:ff9b::a00:1"),
        ("dalam.example", "2002:7f00:1::"),
        ("dalam.example", "0.0.0.0"),
        ("dalam.example", "224.0.0.1"),
        ("dalam.example", "100.64.0.1"),
        ("127.0.0.6", "127.0.0.6"),
    ],
)
def test_addresses_that_are_not_public_are_refused(host: str, address: str) -> None:
    with pytest.raises(RefusedError, match="private_address"):
        RULES.check(host, address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.5", "127.0.0.5"),
        ("koran.example", "10.9.1.2"),
        ("koran.example", "8.8.8.8"),
        ("koran.example", "2606:4700::1111"),
    ],
)
def test_named_opened_and_public_addresses_pass(host: str, address: str) -> None:
    RULES.check(host, address)


def test_without_a_contact_no_public_host_is_asked() -> None:
    rules = AddressRules.for_outlet(["https://koran.example/"], [], contact=False)
    with pytest.raises(RefusedError, match="no_contact"):
        rules.check("koran.example", "8.8.8.8")

from __future__ import annotations

from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.ingest.web.public import IPAddress, is_public, parsed


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "8.8.8.8", "93.184.215.14", "172.15.255.255", "172.32.0.0", "2606:4700::1111", "2a00::1",
     "64:ff9b::101:101", "::ffff:8.8.8.8"],
)  # fmt: skip
def test_public(address: str) -> None:
    assert is_public(parsed(address))


@pytest.mark.parametrize(
    "address",
    ["0.1.2.3", "0.0.0.255", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254",
     "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
     "198.51.100.1", "203.0.113.1", "224.0.0.1", "224.0.1.1", "239.255.255.250", "240.0.0.1",
     "255.255.255.255",
     "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:7f00:1", "64:ff9b::7f00:1",
     "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:db8::1",
     "2002:7f00:1::1", "2002:808:808::1", "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%2",
     "fec0::1", "ff02::1", "ff0e::1", "4000::1"],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not is_public(parsed(address))


@given(st.ip_addresses())
def test_nothing_passes_that_python_holds_for_local(ip: IPAddress) -> None:
    assert ip.is_global or not is_public(ip)
    assert not (
        is_public(ip) and (ip.is_multicast or ip.is_loopback or ip.is_link_local or ip.is_unspecified)
    )


@given(st.ip_addresses(v=4))
def test_an_address_within_another_counts_as_itself(ip: IPv4Address) -> None:
    assert is_public(parsed(f"::ffff:{ip}")) == is_public(ip)
    assert is_public(parsed(str(ip_address(int(ip_address("64:ff9b::")) + int(ip))))) == is_public(ip)

"""Which IP addresses are the public Internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

IPAddress = IPv4Address | IPv6Address

# IANA's registries of special-purpose addresses, and multicast. `ipaddress.is_global` will not do: it takes
# some multicast for global, and what it says depends on the version of Python.
_SPECIAL_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        ),
    )
)
_UNICAST_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # Teredo among them, which carries an IPv4 address
            "2001:db8::/32",
            "2002::/16",  # 6to4 carries one, too
            "3fff::/20",
        ),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def parsed(address: str) -> IPAddress:
    """An address as it is meant: the IPv4 one, where an IPv6 one stands for it.

    Raises:
        ValueError: it is none.
    """
    ip = ip_address(address)
    return (isinstance(ip, IPv6Address) and ip.ipv4_mapped) or ip


def is_public(ip: IPAddress) -> bool:
    """Whether an address is anybody's on the Internet: not private, local, reserved or a group's."""
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in _SPECIAL_4)
    if ip in _NAT64:
        return is_public(IPv4Address(int(ip) & 0xFFFFFFFF))
    return ip in _UNICAST_6 and not any(ip in network for network in _SPECIAL_6)

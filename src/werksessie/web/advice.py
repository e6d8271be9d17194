"""Plain advice for setting up: which of the usual troubles apply here. Pure: what it depends on is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

FIREWALL = {
    "windows": (
        "Windows vraagt soms of Python verbinding mag maken.",
        "Kies Toestaan, ook voor openbare netwerken.",
    ),
    "mac": ("Je Mac vraagt soms of Python verbindingen mag ontvangen.", "Kies Sta toe."),
}
SLEEP = {
    "windows": "Ga naar Instellingen, Systeem, Energie. Zet de slaapstand op Nooit.",
    "mac": "Ga naar Systeeminstellingen, Vergrendelscherm. Zet het beeldscherm op Nooit uit.",
    "": "Zet de slaapstand uit, en laat de klep open.",
}


@dataclass(frozen=True)
class Surroundings:
    """Where the server and the facilitator's browser are. `address` is the one on the QR code; `lan` the addresses of
    the server's computer now, or None behind another web server; `here` whether the browser runs on that computer;
    `system` "windows", "mac" or ""; `met` whether a phone found its way already."""

    address: str
    lan: tuple[str, ...] | None = None
    here: bool = False
    system: str = ""
    met: bool = False

    @property
    def host(self) -> str:
        """The name or number in the address."""
        return urlsplit(self.address).hostname or ""

    @property
    def alone(self) -> bool:
        """Whether the address works on this computer only."""
        return self.host == "localhost" or is_loopback(self.host)

    @property
    def direct(self) -> bool:
        """Whether phones come straight to this computer, over the network of the room."""
        return self.lan is not None and not self.alone and (self.numbered or self.host.endswith(".local"))

    @property
    def numbered(self) -> bool:
        """Whether the address is a number that means something on one network only."""
        number = _number(self.host)
        return number is not None and not number.is_global


@dataclass(frozen=True)
class Advice:
    """One trouble: a sentence that says what it is, and what to do. `until_phone`: over once a phone was seen."""

    id: str
    words: str
    action: str
    until_phone: bool = False


def advice(around: Surroundings) -> list[Advice]:
    """What applies, the most pressing first. "power" and "sleep" the page settles itself: it asks the browser."""
    return [one for one in (*_network(around), *_laptop(around)) if not (one.until_phone and around.met)]


def _network(around: Surroundings) -> Iterator[Advice]:
    if around.alone:
        yield Advice(
            "alone",
            "Dit adres werkt alleen op deze laptop.",
            "Ga op de wifi van de zaal. Start werksessie daarna opnieuw.",
        )
        return
    if around.numbered and around.lan is not None:
        yield from _number_on_lan(around, around.lan)
    if around.here and around.system in FIREWALL:
        yield Advice("firewall", *FIREWALL[around.system], True)
    if around.address.startswith("http:"):
        yield Advice(
            "http",
            "Telefoons zeggen bij dit adres soms: niet beveiligd.",
            "Opent het adres niet? Typ er http:// voor.",
            True,
        )


def _number_on_lan(around: Surroundings, lan: tuple[str, ...]) -> Iterator[Advice]:
    others = [one for one in lan if one != around.host]
    if not lan:
        yield Advice("off", "Deze laptop zit nu niet op een netwerk.", "Ga op de wifi van de zaal.", True)
    elif around.host not in lan:
        yield Advice(
            "moved",
            "Deze laptop heeft nu een ander adres.",
            "Start werksessie opnieuw. Dan klopt de QR-code weer.",
            True,
        )
    elif others:
        tried = around.address.replace(around.host, others[0])
        yield Advice(
            "several",
            "Deze laptop zit op meer netwerken tegelijk.",
            f"Lukt het niet? Start opnieuw met --public-url {tried}",
            True,
        )


def _laptop(around: Surroundings) -> Iterator[Advice]:
    yield Advice("power", "Deze laptop werkt nu op de accu.", "Steek de stekker erin.")
    yield Advice("sleep", "Valt deze laptop in slaap, dan staat alles stil.", SLEEP.get(around.system, SLEEP[""]))


def phone_help(around: Surroundings) -> list[str]:
    """What to look at when no phone comes."""
    if around.alone:
        return ["Het adres begint met 127. Zo’n adres werkt alleen op deze laptop."]
    usual = "Open het adres op een telefoon. Deze browser telt niet mee."
    if not around.direct:
        return ["Heeft de telefoon internet?", usual]
    return [
        "Zit de telefoon op dezelfde wifi als deze laptop? Mobiel internet werkt hier niet.",
        "Gastenwifi houdt apparaten vaak uit elkaar. Probeer andere wifi, of een hotspot.",
        "Vroeg deze laptop of Python verbinding mag maken? Zeg ja.",
        usual,
    ]


def is_loopback(host: str) -> bool:
    """Whether this number means: this computer itself."""
    number = _number(host)
    return number is not None and number.is_loopback


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None

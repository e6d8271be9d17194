"""The links of a session: random tokens that are kept beside its record and never in it.

A session keeps, by the name of a link, its token ("" once it was taken back), since when that one is good (ISO date;
"" is from the beginning) and through which day (ISO date; "" is without an end).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from werksessie.live.away import AWAY, AWAY_SINCE

LINKS = ("wall", "console", "summary", "after")
"""What every session has from the beginning."""
PUBLIC = "public"
"""For everybody; there is none until the facilitator makes it."""
CONTACTS = {"contact-community": "community", "contact-municipality": "municipality"}
"""For the contact person of each side, to say how it goes with the agreements; made when the facilitator wants."""
SHARED = (*LINKS, PUBLIC, *CONTACTS)
ENDING = ("summary", PUBLIC)
"""The links that can have a last day."""

SINCE, UNTIL = "{}-since", "{}-until"
KEPT = frozenset((*SHARED, *map(SINCE.format, SHARED), *map(UNTIL.format, ENDING), AWAY, AWAY_SINCE))
"""What stays of a session's secrets when it is sealed: its links, and that it was put away."""


def fresh_keys() -> dict[str, str]:
    """A session's secret and the tokens of its links, all random: 256 bits and 128 bits."""
    return {link: fresh_token() for link in LINKS} | {"secret": secrets.token_hex(32)}


def fresh_token() -> str:
    """128 random bits, as 32 figures and letters."""
    return secrets.token_hex(16)


def leads(keys: Mapping[str, str]) -> dict[str, str]:
    """The links among what a session keeps."""
    return {key: value for key, value in keys.items() if key in KEPT}


def renewed(keys: Mapping[str, str], link: str, today: str) -> dict[str, str]:
    """What to keep from now on so that this link has another token. A last day that is over no longer counts."""
    over = bool(_until(keys, link)) and _until(keys, link) < today
    return {link: fresh_token(), SINCE.format(link): today, **({UNTIL.format(link): ""} if over else {})}


def taken_back(link: str, today: str) -> dict[str, str]:
    """What to keep from now on so that this link leads nowhere."""
    return {link: "", SINCE.format(link): today}


def works(keys: Mapping[str, str], link: str, today: str) -> bool:
    """Whether whoever has this link may use it on this day."""
    return bool(keys.get(link)) and not is_over(keys, link, today)


def is_over(keys: Mapping[str, str], link: str, today: str) -> bool:
    """Whether its last day has gone by."""
    return bool(_until(keys, link)) and _until(keys, link) < today


def path(link: str, token: str) -> str:
    """Where this link leads to."""
    return f"/agreements/{token}" if link in CONTACTS else f"/{link}/{token}"


def _until(keys: Mapping[str, str], link: str) -> str:
    return keys.get(UNTIL.format(link), "")

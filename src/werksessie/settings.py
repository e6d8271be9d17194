"""What whoever starts the server may choose: by an option, else by a `WERKSESSIE_*` variable, else our own choice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from werksessie.record.redis_address import address

YES, NO = {"1", "ja", "yes", "true", "on"}, {"0", "nee", "no", "false", "off"}
HOST_NAME = re.compile(r"[A-Za-z0-9.:-]+")
SQLITE = "sqlite://"
WORDS, JSON = "tekst", "json"
CONTACT = re.compile(r"(mailto:[^@\s]+@[^@\s]+|https://\S+)", re.ASCII)
TOKEN = re.compile(r"[!-~]{16,}")
MOST_WORKERS = 64
INVITE = "invite"
"""Accounts, and at the start one more invitation for a host: for when none of them can get in."""


class CannotStart(Exception):
    """What was asked cannot be done. `str()` is one plain Dutch sentence."""


@dataclass(frozen=True)
class Settings:
    """What the server was told.

    `public_url` is the address phones use, without a slash at the end; empty means: find out when it starts.
    `store` may hold a password. `key` is the facilitator's key when it is fixed. `port` 0 means any free one.
    `workers` is the number of processes to start, and `worker` says which of them this one is, 0 when it is by itself.
    """

    host: str = "0.0.0.0"
    port: int = 8000
    sessions: Path = Path("sessions")
    store: str = field(default=SQLITE, repr=False)
    public_url: str = ""
    browser: bool = True
    key: str | None = None
    workers: int = 1
    worker: int = 0
    log: str = WORDS
    metrics_token: str = ""
    security_contact: str = ""
    accounts: bool = False
    invite_host: bool = False


@dataclass(frozen=True)
class _Given:
    """One value, and the name under which the reader gave it."""

    name: str
    text: str


def read(options: Mapping[str, str | None], environ: Mapping[str, str]) -> Settings:
    """The settings from `options` (by field name, `no_browser` for `browser`) and `WERKSESSIE_*` variables.

    An option wins from a variable; what is empty counts as not given. Raises `CannotStart`.
    """

    def given(name: str, otherwise: str) -> _Given:
        variable = f"WERKSESSIE_{name.upper()}"
        if options.get(name):
            return _Given(f"--{name.replace('_', '-')}", options[name] or "")
        return _Given(variable, environ.get(variable) or otherwise)

    return Settings(
        host=_host(given("host", Settings.host)),
        port=_port(given("port", str(Settings.port))),
        sessions=_folder(given("sessions", str(Settings.sessions))),
        store=_store(given("store", Settings.store)),
        public_url=_public_url(given("public_url", Settings.public_url)),
        browser=not _yes(given("no_browser", "nee")),
        key=environ.get("WERKSESSIE_KEY") or None,
        workers=_workers(given("workers", "1")),
        worker=_workers(given("worker", "0"), least=0),
        log=_log(given("log", WORDS)),
        metrics_token=_token(given("metrics_token", "")),
        security_contact=_contact(given("security_contact", "")),
        accounts=_accounts(given("accounts", "nee")),
        invite_host=given("accounts", "nee").text.lower() == INVITE,
    )


def _host(given: _Given) -> str:
    if not HOST_NAME.fullmatch(given.text):
        raise CannotStart(f"Bij {given.name} hoort een adres van deze computer, zoals 0.0.0.0.")
    return given.text


def _port(given: _Given) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", given.text, re.ASCII) or int(given.text) > 65535:
        raise CannotStart(f"Bij {given.name} hoort een getal van 0 tot en met 65535.")
    return int(given.text)


def _folder(given: _Given) -> Path:
    try:
        return Path(given.text).expanduser().absolute()
    except RuntimeError as error:
        raise CannotStart(f"De map bij {given.name} is niet te vinden.") from error


def _store(given: _Given) -> str:
    if given.text.rstrip("/:") == "sqlite":
        return SQLITE
    try:
        address(given.text)
    except ValueError:
        # Not the value itself: an address of a store can hold a password. Nor the error, that holds a part of it.
        raise CannotStart(
            f"Bij {given.name} hoort {SQLITE} (alles in de map van --sessions) of een adres zoals redis://server:6379."
        ) from None
    return given.text


def _public_url(given: _Given) -> str:
    if not given.text:
        return ""
    try:
        parts = urlsplit(given.text)
        right = (
            parts.scheme in ("http", "https")
            and HOST_NAME.fullmatch(parts.hostname or "") is not None
            and parts.port != 0
            and parts.path in ("", "/")
            and not (parts.query or parts.fragment or parts.username or parts.password)
        )
    except ValueError:
        right = False
    if not right:
        raise CannotStart(f"Bij {given.name} hoort een adres zoals http://192.168.1.20:8000, met niets erachter.")
    return f"{parts.scheme}://{parts.netloc.rstrip(':')}"


def _workers(given: _Given, least: int = 1) -> int:
    if not re.fullmatch(r"[0-9]{1,2}", given.text, re.ASCII) or not least <= int(given.text) <= MOST_WORKERS:
        raise CannotStart(f"Bij {given.name} hoort een getal van {least} tot en met {MOST_WORKERS}.")
    return int(given.text)


def _log(given: _Given) -> str:
    if given.text not in (WORDS, JSON):
        raise CannotStart(f"Bij {given.name} hoort {WORDS} of {JSON}.")
    return given.text


def _token(given: _Given) -> str:
    if given.text and not TOKEN.fullmatch(given.text):
        raise CannotStart(f"Bij {given.name} horen minstens 16 tekens, zonder spaties.")
    return given.text


def _contact(given: _Given) -> str:
    if given.text and not CONTACT.fullmatch(given.text):
        raise CannotStart(f"Bij {given.name} hoort een adres zoals mailto:beveiliging@gemeente.example.")
    return given.text


def _accounts(given: _Given) -> bool:
    if given.text.lower() not in YES | NO | {INVITE}:
        raise CannotStart(f"Bij {given.name} hoort on of off, of {INVITE}: dan komt er een nieuwe beheerder bij.")
    return given.text.lower() not in NO


def _yes(given: _Given) -> bool:
    answer = given.text.lower()
    if answer not in YES | NO:
        raise CannotStart(f"Bij {given.name} hoort ja of nee.")
    return answer in YES

"""For the privacy officer: what runs here, where answers go and for how long, and the row for the register.

All of it is made from the running settings, so that it can be pasted without asking whether it is true.
"""

from __future__ import annotations

import csv
from importlib.metadata import version
from io import StringIO

from flask import Blueprint, Flask, Response, current_app, render_template

from werksessie.live.host import IDLE, REOPEN
from werksessie.programme.details import Details
from werksessie.programme.entries import RETENTION_DAYS
from werksessie.settings import JSON, SQLITE, Settings
from werksessie.web.library import facilitator_only

bp = Blueprint("protection", __name__, url_prefix="/sessions/data-protection")
bp.before_request(facilitator_only)

Rows = list[tuple[str, str]]

HOURS, MINUTES = int(IDLE.total_seconds() // 3600), int(REOPEN.total_seconds() // 60)
UNTIL_SEALED = f"tot {MINUTES} minuten na het afsluiten, en na {HOURS} stille uren sluit een avond vanzelf"
LEAST, MOST = RETENTION_DAYS
TERM = f"{Details.retention_days} dagen na de avond, of wat de begeleider koos ({LEAST} tot {MOST})"


def tell(app: Flask, settings: Settings) -> None:
    """Adds the page to the app; `settings` are those that it runs with."""
    app.extensions["running"] = settings
    app.register_blueprint(bp)


@bp.get("")
def page() -> str:
    """The whole page."""
    settings = _settings()
    return render_template(
        "protection/page.html",
        running=running(settings),
        amiss=amiss(settings),
        flow=flow(settings),
        register=register(settings),
    )


@bp.get("/register.csv")
def register_csv() -> Response:
    """The row for the register, as a file that a Dutch Excel opens."""
    rows = register(_settings())
    with StringIO() as text:
        writer = csv.writer(text, delimiter=";")
        writer.writerow([name for name, _ in rows])
        writer.writerow([value for _, value in rows])
        content = text.getvalue()
    named = {"Content-Disposition": 'attachment; filename="verwerkingsregister.csv"'}
    return Response(content.encode("utf-8-sig"), content_type="text/csv; charset=utf-8", headers=named)


def _settings() -> Settings:
    found: Settings = current_app.extensions["running"]
    return found


def _is_private(settings: Settings) -> bool:
    return settings.public_url.startswith("https:")


def running(settings: Settings) -> Rows:
    """What runs here, in words; no address of a store, key or token."""
    shared = "een gedeelde opslag (Redis of Valkey), ieder antwoord eerst op schijf, dan pas bevestigd"
    folder = "een map op deze server, één bestand per sessie, ieder antwoord eerst op schijf, dan pas bevestigd"
    return [
        ("Programma", f"werksessie {version('werksessie')}"),
        ("Adres", settings.public_url),
        ("Versleuteld onderweg", "ja, met https" if _is_private(settings) else "nee"),
        ("Opslag", folder if settings.store == SQLITE else shared),
        ("Begeleiders komen binnen", "met een eigen account" if settings.accounts else "met één link met een sleutel"),
        ("Deelnemers komen binnen", "met een code van zes cijfers, zonder naam en zonder account"),
        ("Losse antwoorden weg", TERM),
        ("Sleutel van de avond weg", f"bij het verzegelen: {UNTIL_SEALED}"),
        ("Logboek van de server", _AS_LINES if settings.log == JSON else _AS_SENTENCES),
        (
            "Meetcijfers",
            f"alleen {'met een token' if settings.metrics_token else 'op de server zelf'}, alleen aantallen",
        ),
        ("Zwakke plek melden", settings.security_contact or "niet ingevuld"),
    ]


_AS_LINES = "regels over de server zelf, zonder internetadres, code, link of antwoord"
_AS_SENTENCES = "zinnen over de server en over welke sessie iets was, zonder internetadres, link of antwoord"


def amiss(settings: Settings) -> list[str]:
    """What about these settings an officer would ask about."""
    found = []
    if not _is_private(settings):
        found.append("Zonder https kan wie het netwerk beheert meelezen. Zet een proxy met een certificaat ervoor.")
    if not settings.accounts:
        found.append("Wie de link met de sleutel heeft, ziet alle sessies. Deel die niet, of zet accounts aan.")
    if not settings.security_contact:
        found.append("Er staat nog nergens waar iemand een zwakke plek kan melden: WERKSESSIE_SECURITY_CONTACT.")
    return found


def flow(settings: Settings) -> list[tuple[str, str, str, str]]:
    """Every sort of data: what, where, who can see it, until when."""
    here = "op de server" if settings.store == SQLITE else "in de gedeelde opslag"
    rows = [
        ("Antwoord op een vraag", here, "de begeleider; de zaal pas na vrijgeven", TERM),
        ("Dat iemand meedoet", here, "niemand per persoon; alleen het aantal", "alleen het aantal blijft"),
        ("Welke antwoorden van één telefoon zijn", "nergens; per vraag een ander pseudoniem", "niemand", "–"),
        ("Sleutel waaruit pseudoniemen komen", f"{here}, buiten het verslag", "wie de server beheert", UNTIL_SEALED),
        ("Code op de telefoon van een deelnemer", "alleen op die telefoon", "alleen die telefoon", "een dag"),
        ("Internetadres, soort telefoon, taal, tijdstip", "nergens", "niemand", "–"),
        ("Verslag: thema’s, doelen, aantallen, afspraken", here, "wie de link heeft", "de gemeente bepaalt"),
        (
            "Hoe het gaat met een afspraak, en waarom",
            here,
            "wie het verslag of de afspraken leest",
            "de gemeente bepaalt",
        ),
        (
            "Deelpakket voor een overzicht met andere gemeenten",
            "alleen in het bestand dat de gemeente zelf deelt",
            "wie het krijgt; zonder naam van de gemeente staan er aantallen en vaste teksten in",
            "de gemeente bepaalt",
        ),
    ]
    if settings.accounts:
        own = "de persoon zelf, begeleiders van die gemeente"
        rows += [
            ("E-mailadres en naam van een begeleider", here, own, "tot het account wordt gesloten"),
            (
                "Wachtwoord van een begeleider, of het kenmerk uit de aanmelding van de gemeente",
                f"{here}; een wachtwoord onleesbaar gemaakt (scrypt)",
                "niemand",
                "tot het account wordt gesloten",
            ),
            ("Wie wanneer iets beheerde", here, "beheerder en begeleiders", "blijft, na sluiten zonder naam"),
        ]
    return rows


def register(settings: Settings) -> Rows:
    """One row of the register of processing activities (AVG, article 30)."""
    staff = "; begeleiders: e-mailadres, naam, onleesbaar gemaakt wachtwoord" if settings.accounts else ""
    return [
        ("Verwerking", "Bijeenkomst met inwoners: antwoorden verzamelen en samen kiezen"),
        ("Doel", "Horen wat een gemeenschap nodig heeft en daar afspraken over maken"),
        ("Verwerkingsverantwoordelijke", "De gemeente die de bijeenkomst houdt"),
        ("Grondslag", "Publieke taak (AVG artikel 6, lid 1, onder e); laat je FG dit bevestigen"),
        ("Betrokkenen", "Deelnemers aan de bijeenkomst; mensen die in een antwoord genoemd worden; begeleiders"),
        (
            "Persoonsgegevens",
            f"Vrije tekst, die over iemand kan gaan{staff}. Geen naam, contact of kenmerk van deelnemers",
        ),
        (
            "Bijzondere gegevens",
            "Niet gevraagd; een antwoord kan ze bevatten. De begeleider leest na voordat de zaal het ziet",
        ),
        ("Ontvangers", "De gemeente (verslag); deelnemers (verslag); wie de server beheert, als verwerker"),
        ("Buiten de EU", "Nee, zolang de server in de EU staat: het programma stuurt niets naar anderen"),
        ("Bewaartermijn", f"Losse antwoorden: {TERM}. Verslag: volgens de selectielijst van de gemeente"),
        ("Beveiliging", _measures(settings)),
    ]


def _measures(settings: Settings) -> str:
    private = ["versleuteld onderweg"] if _is_private(settings) else []
    always = ("pseudoniem per vraag", "verzegelen vernietigt de sleutel", "kleine aantallen niet getoond")
    return "; ".join([*private, "geen account of naam van deelnemers", *always])

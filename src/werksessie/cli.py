"""The command line. It imports no more than it must: gevent wants to be first in the process that serves."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from werksessie.settings import CannotStart, read

REFUSED = 2
WIDE = 62
"""Characters that a command has to say what it does."""


class Dutch(click.Command):
    """A command whose help is in Dutch, headings included."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [record for each in options if (record := each.get_help_record(ctx))]
        with formatter.section("Opties"):
            formatter.write_dl(records)


class DutchGroup(Dutch, click.Group):
    """A group of Dutch commands."""

    command_class = Dutch

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, each.get_short_help_str(WIDE)) for name, each in self.commands.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in self.commands:
            raise CannotStart(f"De opdracht {args[0]} bestaat niet: kijk bij {ctx.command_path} --help.")
        return super().resolve_command(ctx, args)


help_option = click.help_option("--help", help="Deze uitleg.")


@click.group(
    cls=DutchGroup,
    invoke_without_command=True,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT",
    add_help_option=False,
)
@help_option
@click.pass_context
def werksessie(ctx: click.Context) -> None:
    """Een gesprek met een zaal vol mensen: antwoorden op de telefoon, samen op het scherm, bewaard als verslag."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@werksessie.command(options_metavar="[OPTIES]", add_help_option=False)
@click.option("--host", metavar="ADRES", help="Adres om op te luisteren. Anders: 0.0.0.0, dus overal.")
@click.option("--port", metavar="GETAL", help="Poort. Anders: 8000. Met 0 een vrije poort.")
@click.option("--sessions", metavar="MAP", help="Map voor de sessies. Anders: sessions, in de map waar je nu bent.")
@click.option("--store", metavar="URL", help="Waar sessies bewaard worden. Anders: sqlite://, in de map. Of: redis://…")
@click.option("--public-url", metavar="URL", help="Adres voor telefoons, bijvoorbeeld http://192.168.1.20:8000")
@click.option("--no-browser", is_flag=True, help="Open de pagina van de begeleider niet vanzelf.")
@click.option(
    "--workers", metavar="GETAL", help="Zoveel processen, elk op een eigen poort achter een proxy. Anders: 1."
)
@click.option("--worker", hidden=True)
@help_option
def serve(no_browser: bool, **options: str | None) -> int:
    """Start de server.

    Daarna staat op het scherm waar de begeleider en de telefoons heen gaan. Stoppen kan met Ctrl+C.

    Elke optie kan ook een variabele zijn: --public-url heet dan WERKSESSIE_PUBLIC_URL. Met WERKSESSIE_KEY kies je
    zelf de sleutel van de begeleider, van minstens 16 tekens.
    """
    settings = read({**options, "no_browser": "ja" if no_browser else None}, os.environ)
    if settings.workers > 1:
        from werksessie.serving import workers

        return workers.serve(settings, sys.argv[1:])
    from gevent import monkey

    monkey.patch_all()
    from werksessie.serving import server

    server.serve(settings)
    return 0


@werksessie.command(options_metavar="[OPTIES]", add_help_option=False)
@click.option("--people", metavar="GETAL", default="30", help="Hoeveel verzonnen mensen meedoen. Anders: 30.")
@click.option("--speed", metavar="GETAL", default="10", help="Hoeveel keer zo snel als in het echt. Anders: 10.")
@click.option("--url", metavar="LINK", help="De link van de begeleider van een server die al draait.")
@click.option("--sessions", metavar="MAP", help="Map voor de oefensessie. Anders: sessions, in de map waar je nu bent.")
@click.option("--hold", is_flag=True, help="Jij bent de begeleider; de verzonnen mensen doen mee en antwoorden.")
@click.option("--programme", metavar="NAAM", default="weerbaarheid", help="Welk draaiboek. Anders: weerbaarheid.")
@click.option("--no-browser", is_flag=True, help="Open de pagina van de begeleider niet vanzelf, bij --hold.")
@help_option
def rehearse(**options: Any) -> int:
    """Oefen een avond met verzonnen mensen.

    Zij doen mee via het echte adres en hun antwoorden zijn verzonnen. Zonder --url start er vanzelf een server.
    In de lijst van sessies wis je een oefensessie met één knop.
    """
    from werksessie.rehearsal import command

    return command.rehearse(command.read_wishes(options))


@werksessie.command(options_metavar="[OPTIES]", add_help_option=False)
@click.argument("record", metavar="BESTAND")
@click.option("--to", metavar="VORM", required=True, help="pdf, odt, docx, html, xlsx, csv, json, db of archive.")
@click.option("-o", "output", metavar="BESTAND", help="Waarheen. Anders: verslag-…, in de map waar je nu bent.")
@help_option
def summary(record: str, to: str, output: str | None) -> int:
    """Maak het verslag van een bewaarde sessie.

    BESTAND is het bestand van de sessie, bijvoorbeeld sessions/2027-03-14-482913.db
    """
    from datetime import date

    from werksessie import summary_command

    return summary_command.export(record, to, output, date.today())


@werksessie.command(options_metavar="[OPTIES]", add_help_option=False)
@click.argument("files", metavar="BESTAND…", nargs=-1, required=True)
@click.option("--to", metavar="VORM", required=True, help="html, pdf of xlsx.")
@click.option("-o", "output", metavar="BESTAND", help="Waarheen. Anders: overzicht-…, in de map waar je nu bent.")
@click.option("--named", is_flag=True, help="Noem de gemeenten van de verslagen. Vraag het ze eerst.")
@help_option
def overview(files: tuple[str, ...], to: str, output: str | None, named: bool) -> int:
    """Maak een overzicht van veel avonden, ook van meer gemeenten.

    BESTAND is een bewaarde sessie (.db), of een deelpakket van een gemeente (.json). Je mag ze mengen. Een avond die er
    twee keer in staat, telt één keer. Oefensessies tellen alleen mee als alles geoefend is.

    Een gemeente staat er met haar naam in als zij dat in elk deelpakket zo koos; bij een verslag kies je het zelf met
    --named. Anders heet zij Gemeente A, B of C. Van haar staan er dan alleen aantallen en vaste teksten in: geen
    plaats, geen eigen woorden en van de datum alleen het jaar.
    """
    from datetime import date

    from werksessie import overview_command

    return overview_command.overview(files, to, output, named, date.today())


@werksessie.group(
    cls=DutchGroup,
    invoke_without_command=True,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT",
    add_help_option=False,
)
@help_option
@click.pass_context
def sessions(ctx: click.Context) -> None:
    """Bekijk, verzegel of wis sessies, als er geen server draait."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


folder_option = click.option(
    "--sessions", "folder", metavar="MAP", help="Map met sessies. Anders: sessions, in de map waar je nu bent."
)
store_option = click.option("--store", metavar="URL", help="Waar sessies bewaard worden, bijvoorbeeld redis://…")
sure_option = click.option("--yes", "sure", is_flag=True, help="Vraag niet of ik het zeker weet.")
name_argument = click.argument("name", metavar="NAAM")


@sessions.command("list", options_metavar="[OPTIES]", add_help_option=False)
@folder_option
@store_option
@help_option
def list_sessions(folder: str | None, store: str | None) -> None:
    """Alle sessies in een lijst."""
    from werksessie import sessions_command

    sessions_command.list_sessions(folder, store)


@sessions.command(options_metavar="[OPTIES]", add_help_option=False)
@name_argument
@folder_option
@store_option
@help_option
def show(name: str, folder: str | None, store: str | None) -> None:
    """Eén sessie: wat het is en hoeveel mensen antwoordden."""
    from werksessie import sessions_command

    sessions_command.show(folder, name, store)


@sessions.command(options_metavar="[OPTIES]", add_help_option=False)
@name_argument
@folder_option
@store_option
@sure_option
@help_option
def seal(name: str, folder: str | None, store: str | None, sure: bool) -> None:
    """Verzegel een avond die is afgesloten."""
    from werksessie import sessions_command

    sessions_command.seal(folder, name, sure, store=store)


@sessions.command(options_metavar="[OPTIES]", add_help_option=False)
@click.argument("name", metavar="[NAAM]", required=False)
@click.option("--now", "at_once", is_flag=True, help="Wacht niet tot de bewaartermijn voorbij is.")
@folder_option
@store_option
@sure_option
@help_option
def prune(name: str | None, at_once: bool, folder: str | None, store: str | None, sure: bool) -> None:
    """Wis losse antwoorden waarvan de bewaartermijn voorbij is.

    Zonder naam doet het dit voor alle sessies. Thema's, aantallen en afspraken blijven.
    """
    from werksessie import sessions_command

    sessions_command.prune(folder, name, at_once, sure, store=store)


@sessions.command(options_metavar="[OPTIES]", add_help_option=False)
@name_argument
@folder_option
@store_option
@help_option
def copy(name: str, folder: str | None, store: str | None) -> None:
    """Zet een verzegeld verslag uit een gedeelde opslag ook in de map.

    Wat in de opslag staat, blijft daar staan. Iedereen met SQLite kan het bestand lezen.
    """
    from werksessie import sessions_command

    sessions_command.copy(folder, name, store)


@sessions.command(options_metavar="[OPTIES]", add_help_option=False)
@name_argument
@folder_option
@store_option
@sure_option
@help_option
def delete(name: str, folder: str | None, store: str | None, sure: bool) -> None:
    """Wis een hele sessie, met verslag en links."""
    from werksessie import sessions_command

    sessions_command.delete(folder, name, sure, store=store)


def main() -> None:
    """Run the command line; what cannot be done is one Dutch sentence on stderr and exit status 2."""
    try:
        status = werksessie.main(prog_name="werksessie", standalone_mode=False)
    except click.ClickException as error:
        sys.exit(_refuse(_in_dutch(error)))
    except CannotStart as error:
        sys.exit(_refuse(str(error)))
    except (KeyboardInterrupt, click.Abort):
        # Before the server listens to signals itself.
        sys.exit(0)
    sys.exit(status or 0)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


def _in_dutch(error: click.ClickException) -> str:
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    see = f"kijk bij {ctx.command_path if ctx else 'werksessie'} --help."
    if isinstance(error, click.NoSuchOption):
        return f"De optie {error.option_name} bestaat niet: {see}"
    if isinstance(error, click.BadOptionUsage):
        return f"De optie {error.option_name} is niet goed gebruikt: {see}"
    return f"Dit is geen goede opdracht: {see}"

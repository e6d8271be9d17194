"""What is installed is whole: the wheel holds everything the server needs, and serves from it alone."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Browser, Facilitator, Phone

CHECKOUT = Path(__file__).parents[1]

NEXT = re.compile(r'name="expected"[^>]*value="([^"]+)"')
"""The step that the big button of the console takes."""

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # With its build tool at hand no second copy has to be fetched.
    how = ["--no-isolation"] if find_spec("hatchling") else []
    command = [sys.executable, "-m", "build", "--wheel", *how, "--outdir", str(folder), str(CHECKOUT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python that has the wheel installed, and of our own environment the libraries only."""
    home = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(home)
    python = str(home / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    # What a .pth file names is searched, but .pth files in there are not read: our editable install stays out.
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(home)}))
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


@pytest.fixture(scope="module")
def server(python: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """A server of that Python."""
    with Serve(tmp_path_factory.mktemp("served") / "sessions", python=python) as running:
        yield running


def files_in(folder: str) -> set[str]:
    """The files of a folder of the checkout, without what Python and the desktop leave there."""
    found = (path for path in (CHECKOUT / folder).rglob("*") if path.is_file())
    return {
        path.relative_to(CHECKOUT / folder).as_posix()
        for path in found
        if "__pycache__" not in path.parts and not path.name.startswith(".")
    }


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        ("templates", "werksessie/templates"),
        ("static", "werksessie/static"),
        ("src/werksessie", "werksessie"),
        ("docs/nl", "werksessie/docs/nl"),
    ],
)
def test_every_file_is_inside(contents: set[str], folder: str, inside: str) -> None:
    expected = {f"{inside}/{file}" for file in files_in(folder)}
    assert expected
    assert expected <= contents


def test_a_container_is_built_with_every_folder_of_the_wheel() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    folders = project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    copied = re.findall(r"^COPY (\S+) \1$", (CHECKOUT / "deploy" / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    assert len(folders) > 2
    assert [one for one in folders if not any(Path(one).is_relative_to(folder) for folder in copied)] == []


def test_the_programmes_are_inside(contents: set[str]) -> None:
    assert "werksessie/programme/shipped/eerste-gesprek.toml" in contents


def test_nobodys_words_and_none_of_our_own_tools_are_inside(contents: set[str]) -> None:
    assert not [name for name in contents if ".db" in Path(name).name]
    assert {name.split("/")[0] for name in contents} == {"werksessie", *_metadata(contents)}


def _metadata(contents: set[str]) -> set[str]:
    return {name.split("/")[0] for name in contents if ".dist-info/" in name}


def test_the_installed_wheel_serves_its_pages_and_every_asset(
    python: str, server: Serve, contents: set[str], tmp_path: Path
) -> None:
    assert package_of(python, tmp_path).is_relative_to(Path(python).parents[1])
    with closing(Browser(server.home)) as browser:
        for path in ("", "healthz", "help/begeleider", "help/pictures/klaar.png", *sorted(assets(contents))):
            answer = browser.get(f"/{path}")
            assert answer.status == 200, path
            assert answer.body, path


def package_of(python: str, elsewhere: Path) -> Path:
    code = "import werksessie; print(werksessie.__path__[0])"
    found = subprocess.run([python, "-c", code], cwd=elsewhere, check=True, capture_output=True, text=True)
    return Path(found.stdout.strip())


def assets(contents: set[str]) -> set[str]:
    return {name.removeprefix("werksessie/") for name in contents if name.startswith("werksessie/static/")}


def test_every_page_of_an_evening_and_every_asset_on_it_is_served(server: Serve) -> None:
    with ExitStack() as open_browsers:
        facilitator = open_browsers.enter_context(closing(Facilitator(server.link)))
        code = facilitator.prepare({**DETAILS, "programme": "eerste-gesprek"})
        here = f"/sessions/{facilitator.session}"
        always = ["/", "/accessibility", "/sessions", "/sessions/new", f"/{code}/privacy"]
        live = [here, f"{here}/details", f"/{code}", *(facilitator.link(sort) for sort in ("wall", "summary", "after"))]
        assert all(live)
        facilitator.until("start")
        phones = [open_browsers.enter_context(closing(Phone(server.home, code))) for _ in range(5)]
        assert {phone.join().status for phone in phones} == {303}
        assets: set[str] = set()
        steps = [step := "start"]
        while step:
            if step == "open:4":
                for phone in phones:
                    assert phone.answer("4", {"text": "Een plek"}).status == 200
                cards = [card["id"] for card in find(facilitator, "4")["waiting"]]
                assert facilitator.act("4", "make-theme", {"name": "Plek", "card": cards}).status == 204
                theme = find(facilitator, "4")["themes"][0]["id"]
                assert facilitator.act("4", "goal", {"theme": theme, "goal": "er een plek is"}).status == 204
            pages = {}
            for path in [*live, *always]:
                browser = phones[0] if path.startswith(f"/{code}") else facilitator
                reply = browser.get(path)
                assert reply.status == 200, path
                pages[path] = reply.text
                assets |= set(re.findall(r'(?:href|src)="(/static/[^"]+)"', reply.text))
            # These say nothing of the step.
            always = []
            step = next(iter(NEXT.findall(pages[here])), "")
            if step:
                steps.append(step)
                assert facilitator.do("next", {"expected": step}).status == 204
        assert steps[-1] == "end"
        assert len(assets) > 15
        for asset in assets:
            assert facilitator.get(asset).status == 200, asset


def find(facilitator: Facilitator, activity: str) -> dict[str, Any]:
    """One activity of tally.json."""
    return next(one for one in facilitator.tally()["activities"] if one["id"] == activity)

"""Backup and restore, of both stores: what comes back is the same to the byte, also of an evening that goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import ADDRESS, KEY, Evening, Facilitator, prepare
from tests.deploy.installation import DEPLOY, needed
from tests.redis_server import RedisServer
from tests.redis_server import needed as redis_needed
from werksessie.app import create_app
from werksessie.settings import Settings, read
from werksessie.stores import opened

pytestmark = pytest.mark.process

Pages = dict[str, tuple[int, bytes]]


def script(name: str, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """One of the scripts in deploy/."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("WERKSESSIE_")}
    return subprocess.run([str(DEPLOY / name), *words], env=own | variables, capture_output=True, text=True, timeout=60)


def served(settings: Settings) -> Flask:
    made = create_app(settings, opened(settings))
    made.testing = False
    return made


def close(app: Flask) -> None:
    host = app.extensions["host"]
    host.close()
    host.store.close()


def settings(**given: str) -> Settings:
    return read({"public_url": ADDRESS, **given}, {"WERKSESSIE_KEY": KEY})


def played(app: Flask) -> Evening:
    """An evening that goes on, with answers, and one that is sealed."""
    acts = app.extensions["host"].store.administration
    acts.append([{"type": "account.closed", "account": "een proef"}], after=acts.last())
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    facilitator = Facilitator(browser)
    sealed = prepare(app, facilitator, title="Vorige week")
    sealed.until("start")
    sealed.join(6)
    sealed.until("open:1")
    for number, phone in enumerate(sealed.phones):
        assert sealed.answer(phone, "1", text=f"Oud idee {number}").status_code == 200
    facilitator.do("close")
    facilitator.do("seal", sure="ja")
    assert sealed.state.phase == "sealed"
    evening = prepare(app, facilitator)
    evening.until("start")
    evening.join(6)
    evening.until("open:1")
    for number, phone in enumerate(evening.phones):
        assert evening.answer(phone, "1", text=f"Idee {number}").status_code == 200
    return evening


def pages(app: Flask) -> Pages:
    """What everybody but the facilitator sees of each evening, by the links that there are, every count, and the log of
    administrative acts."""
    host, browser, facilitator = app.extensions["host"], app.test_client(), app.test_client()
    facilitator.get(f"/sessions?key={KEY}")
    seen: Pages = {"acts": (200, str(host.store.administration.read()).encode())}
    for name in host.names():
        keys, code = host.keys(name), host.state(name).code
        counts = [f"/sessions/{name}/tally.json"]
        for path in (f"/{code}/privacy", *(f"/{one}/{keys[one]}" for one in ("wall", "summary", "after"))):
            reply = browser.get(path)
            seen[path] = reply.status_code, reply.data
        for path in counts:
            reply = facilitator.get(path)
            seen[path] = reply.status_code, reply.data
    return seen


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def test_a_folder_comes_back_the_same_with_its_keys(tmp_path: Path, copies: Path) -> None:
    folder, again = tmp_path / "sessions", tmp_path / "again"
    app = served(settings(sessions=str(folder)))
    played(app)
    before = pages(app)
    done = script("backup.sh", str(copies), "--with-keys", WERKSESSIE_SESSIONS=str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    close(app)
    shutil.rmtree(folder)
    assert script("restore.sh", done.stdout.strip(), str(again)).returncode == 0
    restored = served(settings(sessions=str(again)))
    assert len(before) == 11
    # The code of the evening that is sealed leads nowhere.
    assert sorted(status for status, _ in before.values()) == [200] * 10 + [404]
    assert pages(restored) == before
    close(restored)


def test_without_its_keys_everything_said_comes_back_and_the_links_are_new(tmp_path: Path, copies: Path) -> None:
    folder, again = tmp_path / "sessions", tmp_path / "again"
    app = served(settings(sessions=str(folder)))
    evening = played(app)
    told = {path: page for path, page in pages(app).items() if path.endswith("tally.json")}
    phone = evening.phones[0]
    (copy,) = script("backup.sh", str(copies), WERKSESSIE_SESSIONS=str(folder)).stdout.split()
    close(app)
    assert not (Path(copy) / ".secrets").exists()
    script("restore.sh", copy, str(again))
    restored = served(settings(sessions=str(again)))
    assert {path: page for path, page in pages(restored).items() if path.endswith("tally.json")} == told
    phone.application = restored
    assert evening.answer(phone, "1", text="Wie ben ik?").status_code == 409
    close(restored)


def test_a_copy_made_while_answers_come_in_is_whole_and_disturbs_nobody(tmp_path: Path, copies: Path) -> None:
    folder = tmp_path / "sessions"
    app = served(settings(sessions=str(folder)))
    evening = played(app)
    seq = evening.state.seq
    (copy,) = script("backup.sh", str(copies), WERKSESSIE_SESSIONS=str(folder)).stdout.split()
    other = evening.join()[0]
    assert evening.answer(other, "1", text="Ondertussen").status_code == 200
    assert evening.state.seq > seq
    close(app)
    copied = served(settings(sessions=copy))
    assert copied.extensions["host"].state(evening.name).seq == seq
    close(copied)


def test_a_copy_can_be_read_by_its_owner_only(tmp_path: Path, copies: Path) -> None:
    folder = tmp_path / "sessions"
    app = served(settings(sessions=str(folder)))
    played(app)
    close(app)
    (copy,) = script("backup.sh", str(copies), "--with-keys", WERKSESSIE_SESSIONS=str(folder)).stdout.split()
    assert [path.name for path in Path(copy).rglob("*") if path.stat().st_mode & 0o077] == []
    assert Path(copy).stat().st_mode & 0o077 == 0


def test_nothing_is_put_back_over_what_is_there(tmp_path: Path, copies: Path) -> None:
    copies.mkdir()
    there = tmp_path / "there"
    there.mkdir()
    (there / "2027-03-14-482913.db").write_bytes(b"een avond")
    done = script("restore.sh", str(copies), str(there))
    assert done.returncode == 2
    assert "niet leeg" in done.stderr
    assert [path.read_bytes() for path in there.iterdir()] == [b"een avond"]


class Servers:
    """The redis-servers of one test, each in a folder of its own; a socket's path may not be long."""

    def __init__(self) -> None:
        self.folders: list[Path] = []
        self.running: list[RedisServer] = []

    def folder(self) -> Path:
        self.folders.append(Path(tempfile.mkdtemp(prefix="redis-")))
        return self.folders[-1]

    def start(self, folder: Path, password: str) -> RedisServer:
        # Else a copy waits five seconds for others who may want one too.
        more = {"repl_diskless_sync_delay": "0"} | ({"requirepass": password} if password else {})
        self.running.append(RedisServer(folder, **more))
        return self.running[-1]

    def end(self) -> None:
        for server in self.running:
            server.stop()
        for folder in self.folders:
            shutil.rmtree(folder)


@pytest.fixture
def servers() -> Iterator[Servers]:
    redis_needed()
    needed("redis-cli")
    made = Servers()
    yield made
    made.end()


@pytest.mark.parametrize("password", ["een-wachtwoord", pytest.param("", marks=pytest.mark.soak)])
def test_redis_comes_back_the_same(servers: Servers, copies: Path, password: str) -> None:
    first, second = servers.folder(), servers.folder()
    redis = servers.start(first, password)
    store = f"unix://:{password}@{redis.socket}" if password else redis.url
    app = served(settings(store=store))
    played(app)
    before = pages(app)
    done = script("backup.sh", str(copies), WERKSESSIE_STORE=store)
    assert (done.returncode, done.stderr) == (0, "")
    close(app)
    redis.stop()
    done = script("restore.sh", done.stdout.strip(), str(second))
    assert (done.returncode, done.stderr) == (0, "")
    servers.start(second, password)
    restored = served(settings(store=store.replace(str(first), str(second))))
    assert len(before) == 11
    assert pages(restored) == before
    close(restored)

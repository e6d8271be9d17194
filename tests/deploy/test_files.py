"""The files in deploy/: read by the programs they are for, and in step with what the product can do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.deploy.installation import DEPLOY, changed, needed, nginx_around
from tests.redis_server import RedisServer, running
from tests.serving.test_settings_told import variables
from werksessie.settings import read
from werksessie.stores import opened

NAMES = re.compile(r"^#?(WERKSESSIE_[A-Z_]+)=(.*)$", re.MULTILINE)


def conf() -> dict[str, str]:
    """What deploy/redis.conf sets."""
    lines = (line.partition(" ") for line in (DEPLOY / "redis.conf").read_text("utf-8").splitlines())
    return {name: value.strip('"') for name, _, value in lines if name and name != "#"}


@pytest.mark.process
def test_nginx_reads_the_shipped_file(tmp_path: Path) -> None:
    program, openssl = needed("nginx"), needed("openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=werksessie.example", "-days", "2")
    subprocess.run([openssl, *made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    shipped = (DEPLOY / "nginx.conf").read_text("utf-8")
    site = changed(
        shipped,
        ("/etc/ssl/werksessie/fullchain.pem", str(certificate)),
        ("/etc/ssl/werksessie/privkey.pem", str(key)),
        ("/var/log/nginx/werksessie.log", f"{tmp_path}/errors.log"),
    )
    (tmp_path / "site.conf").write_text(site)
    (tmp_path / "nginx.conf").write_text(nginx_around(tmp_path))
    done = subprocess.run([program, "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr


@pytest.mark.process
def test_a_server_with_the_shipped_redis_conf_is_safe_enough() -> None:
    told = conf()
    # The folder and the socket are the test's own.
    rest = {name: value for name, value in told.items() if not name.startswith("unixsocket")}
    for server in running(**{name.replace("-", "_"): value for name, value in rest.items()}):
        assert isinstance(server, RedisServer)
        opened(read({"store": server.url}, {})).close()
    assert (told["maxmemory-policy"], told["save"]) == ("noeviction", "")


def test_every_variable_in_the_environment_file_is_a_setting_and_can_be_read() -> None:
    given = dict(NAMES.findall((DEPLOY / "werksessie.env").read_text("utf-8")))
    assert set(given) <= variables()
    settings = read({}, given)
    assert settings.public_url == "https://werksessie.example"
    assert f"unix://{conf()['unixsocket']}" == settings.store


def test_the_units_are_read_by_systemd(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is missing: the units were not read")
    for path in (DEPLOY / "systemd").glob("werksessie*"):
        text = path.read_text("utf-8").replace("/opt/werksessie/.venv/bin/werksessie", "/bin/true")
        (tmp_path / path.name).write_text(text.replace("/opt/werksessie/deploy/backup.sh", "/bin/true"))
    units = sorted(path for path in tmp_path.iterdir())
    done = subprocess.run([program, "verify", *units], capture_output=True, text=True)
    ours = [line for line in done.stderr.splitlines() if "werksessie" in line and "redis-server.service" not in line]
    assert ours == []


def test_the_compose_file_starts_two_processes_as_safe_as_without_it() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    processes = [one for one in compose["services"].values() if one.get("image") == "werksessie"]
    assert len(processes) == 2
    for process in processes:
        assert set(process["environment"]) <= variables()
        read({}, {**process["environment"], "WERKSESSIE_PUBLIC_URL": "https://a.example", "WERKSESSIE_KEY": "x" * 16})
    command = compose["services"]["redis"]["command"]
    for name in ("appendonly", "appendfsync", "maxmemory-policy", "maxmemory"):
        assert f"--{name} {conf()[name]}" in command
    # What it changes in the shipped Caddyfile stands there.
    caddyfile = (DEPLOY / "Caddyfile").read_text("utf-8")
    for old in re.findall(r"s/([^/]+)/", " ".join(compose["services"]["proxy"]["command"])):
        assert caddyfile.count(old) == 1, old


def test_scripts_can_be_run() -> None:
    for script in (*DEPLOY.glob("*.sh"), *(DEPLOY.parent / ".ci").iterdir()):
        assert os.access(script, os.X_OK)
        subprocess.run(["sh", "-n", script], check=True)

"""Keys, session secrets and link tokens: beside the records, never in them."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from werksessie.record import files
from werksessie.record.folder import is_name, reason
from werksessie.record.promise import Damaged, NotStored

KEY_LENGTH = 16


class MemorySecrets:
    """Secrets for as long as the process lives."""

    def __init__(self) -> None:
        self._facilitator_key = secrets.token_urlsafe(24)
        self._signing_key = secrets.token_urlsafe(32)
        self._values: dict[str, dict[str, str]] = {}
        self._lock = Lock()

    def facilitator_key(self, fixed: str | None = None) -> str:
        return self._facilitator_key if fixed is None else long_enough(fixed)

    def signing_key(self) -> bytes:
        return self._signing_key.encode()

    def keep(self, name: str, values: Mapping[str, str]) -> None:
        with self._lock:
            self._change(name, self.of(name) | dict(values))

    def of(self, name: str) -> dict[str, str]:
        return dict(self._values.get(name, {}))

    def forget(self, name: str, *keys: str) -> None:
        with self._lock:
            rest = {key: value for key, value in self.of(name).items() if keys and key not in keys}
            self._change(name, rest)

    def take(self, name: str, key: str, value: str) -> bool:
        with self._lock:
            kept = self.of(name)
            if not value or not hmac.compare_digest(_bytes(kept.pop(key, "")), _bytes(value)):
                return False
            self._change(name, kept)
            return True

    def names_by(self, key: str, value: str) -> str | None:
        wanted = _bytes(value)
        found = None
        # To the end, also after a match: the time taken says nothing about which session it was.
        for name, kept in list(self._values.items()):
            if hmac.compare_digest(_bytes(kept.get(key, "")), wanted) and value:
                found = name
        return found

    def all_by(self, key: str, value: str) -> set[str]:
        return {name for name, kept in list(self._values.items()) if kept.get(key) == value}

    def _change(self, name: str, values: dict[str, str]) -> None:
        if values:
            self._values[name] = values
        else:
            self._values.pop(name, None)


class FileSecrets(MemorySecrets):
    """Secrets in a folder only its owner can open: one small JSON file for each session, one for each key."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if needed and read what is there. Raises `OSError`."""
        super().__init__()
        folder.mkdir(exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        files.recover(folder)
        self._folder = folder
        self._unreadable: set[str] = set()
        for path in sorted(folder.glob("*.json")):
            self._load(path)
        self._facilitator_key = self._made_once("facilitator.key", self._facilitator_key)
        self._signing_key = self._made_once("signing.key", self._signing_key)

    def of(self, name: str) -> dict[str, str]:
        if name in self._unreadable:
            raise Damaged(f"Het bestand .secrets/{name}.json is beschadigd. Zet een kopie terug, of haal het weg.")
        return super().of(name)

    def forget(self, name: str, *keys: str) -> None:
        if not keys:
            self._unreadable.discard(name)
        super().forget(name, *keys)

    def _change(self, name: str, values: dict[str, str]) -> None:
        if not is_name(name):
            raise ValueError(f"{name!r} cannot be a file name")
        path = self._folder / f"{name}.json"
        try:
            if values:
                files.replace(path, json.dumps(values).encode())
            else:
                files.wipe(path)
        except OSError as error:
            raise NotStored(
                f"De sleutels van sessie {name} konden niet worden opgeslagen ({reason(error)})."
            ) from error
        super()._change(name, values)

    def _load(self, path: Path) -> None:
        content = path.read_bytes()
        if files.is_wiped(content):
            files.wipe(path)
            return
        try:
            values = json.loads(content)
            self._values[path.stem] = {str(key): str(value) for key, value in values.items()}
        except (ValueError, AttributeError, RecursionError):
            self._unreadable.add(path.stem)

    def _made_once(self, file_name: str, made: str) -> str:
        path = self._folder / file_name
        kept = path.read_text("utf-8", "replace").strip() if path.exists() else ""
        if len(kept) >= KEY_LENGTH and not files.is_wiped(kept.encode()):
            return kept
        files.replace(path, made.encode())
        return made


def long_enough(key: str) -> str:
    """The key itself. Raises ValueError with a Dutch sentence when it is too short."""
    if len(key) < KEY_LENGTH:
        raise ValueError(f"WERKSESSIE_KEY moet minstens {KEY_LENGTH} tekens hebben.")
    return key


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")

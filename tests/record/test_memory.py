from __future__ import annotations

import pytest

from werksessie.record.memory import MemoryStore
from werksessie.record.promise import Store

from .administration_contract import AdministrationContract
from .contract import RecordContract
from .secrets_contract import SecretsContract
from .tables_contract import TablesContract


class _InMemory:
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()


class TestMemoryRecord(_InMemory, RecordContract):
    pass


class TestMemoryTables(_InMemory, TablesContract):
    pass


class TestMemorySecrets(_InMemory, SecretsContract):
    pass


class TestMemoryAdministration(_InMemory, AdministrationContract):
    pass

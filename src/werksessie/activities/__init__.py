"""The registry of kinds. Adding one is a module here, a folder of templates, a test file and one line below."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import cast

from werksessie.activities.kind import Kind

NAMES = (
    "slide",
    "ideas",
    "scale",
    "choice",
    "dots",
    "rank",
    "opinions",
    "consent",
    "conditions",
    "roles",
    "agreements",
)
"""In the order in which the programme editor offers them."""

KINDS = MappingProxyType({name: cast(Kind, import_module(f"{__name__}.{name}")) for name in NAMES})

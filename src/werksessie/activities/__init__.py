"""The registry of kinds. Adding one is a module here, a folder of templates, a test file and one line below."""

from __future__ import annotations

from types import MappingProxyType
from typing import cast

from werksessie.activities import agreements, choice, conditions, consent, dots, ideas, opinions, roles, scale, slide
from werksessie.activities.kind import Kind

KINDS = MappingProxyType(
    {
        module.NAME: cast(Kind, module)
        for module in (slide, ideas, scale, choice, dots, opinions, consent, conditions, roles, agreements)
    }
)

SETTINGS = MappingProxyType({name: kind.SETTINGS for name, kind in KINDS.items()})

"""When the facilitator's page opens by itself."""

from __future__ import annotations

import pytest

from werksessie.serving.browser import has_screen


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_screen_is_there_when_the_system_says_so(platform: str, variables: dict[str, str], expected: bool) -> None:
    assert has_screen(platform, variables) is expected

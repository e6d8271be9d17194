"""A made-up voice for browsers that have none: what it says is kept in `window.said`, and it goes on when told to."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

SYNTHESIS = """
(() => {
    window.said = [];
    const waiting = [];
    const told = { voiceschanged: [] };
    const synthesis = {
        voices: [], refuses: "",
        getVoices() { return this.voices; },
        addEventListener(name, hear) { told[name].push(hear); },
        speak(words) {
            window.said.push([words.text, words.lang]);
            if (this.refuses) return words.onerror({ error: this.refuses });
            waiting.push(words);
            words.onstart({});
        },
        cancel() { waiting.splice(0).forEach((words) => words.onerror({ error: "canceled" })); },
        goOn() { waiting.shift().onend({}); },
        get(voices) { this.voices = voices; told.voiceschanged.forEach((hear) => hear()); },
    };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
})();
"""


def with_voices(page: Page, *languages: str) -> Page:
    """From the next page on this browser can speak: in these languages, by voices of its own."""
    page.add_init_script(SYNTHESIS + f"window.speechSynthesis.voices = {json.dumps(voices(*languages))};")
    return page


def voices(*languages: str, own: bool = True) -> list[dict[str, Any]]:
    """Voices as a browser names them; not `own` are those that its maker's computers speak."""
    return [{"lang": one, "name": "Stem", "localService": own} for one in languages]


def said(page: Page) -> list[str]:
    """What was said so far."""
    words: list[str] = page.evaluate("() => window.said.map((one) => one[0])")
    return words


def go_on(page: Page) -> None:
    """It has said what it was saying."""
    page.evaluate("() => window.speechSynthesis.goOn()")

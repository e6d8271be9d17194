"""What goes wrong by itself while an evening runs: one sentence on its console and one on the host's terminal."""

from __future__ import annotations

from collections.abc import Callable

from werksessie.live.floods import EVERY

_OURS = " Dit is niet opgeslagen."
_KEPT = " Antwoorden worden nu niet opgeslagen. De telefoons bewaren ze en sturen ze vanzelf opnieuw."


class Troubles:
    """The troubles of now, each told once. `shown` is told whose console changed (or EVERY), `say` puts a
    sentence on the terminal."""

    def __init__(self, shown: Callable[[str], None], say: Callable[[str], None] = lambda sentence: None) -> None:
        self.shown = shown
        self.say = say
        self._now: dict[str, str] = {}

    def of(self, name: str) -> str:
        """What the console of this session says, "" when all is well."""
        return " ".join(self._now[one] for one in (EVERY, name) if one in self._now)

    def storing(self, name: str, trouble: str) -> None:
        """What was asked of this session could not be stored, because of `trouble`; "" when it could."""
        if trouble:
            sentence = trouble.removesuffix(_OURS) + _KEPT
            self._change(name, sentence, f"{name}: {sentence}")
        elif name in self._now:
            self._change(name, "", f"{name}: opslaan lukt weer.")

    def everywhere(self, sentence: str) -> None:
        """Something about this computer that every console should say; "" when it is long enough ago."""
        self._change(EVERY, sentence, sentence)

    def _change(self, name: str, sentence: str, said: str) -> None:
        if self._now.get(name, "") == sentence:
            return
        self._now[name] = sentence
        if not sentence:
            del self._now[name]
        if said:
            self.say(said)
        self.shown(name)

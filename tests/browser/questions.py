"""An evening of nothing but questions, which tests of a module share: each asks one that nobody answered yet.
To load the phone's page takes longer than most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, is_live
from tests.browser.test_live import Evening
from tests.serving.running import Serve

OPTIONS = ("ouders helpen", "een eigen plek", "sport op vrijdag")
MANY = {"ideas": 20, "dots": 4, "opinions": 1}
"""How many questions there are of each kind."""


def title(activity: str) -> str:
    """What the question is called."""
    return f"Vraag {activity}"


def words(activity: str) -> str:
    """The question itself."""
    return f"Wat zie je bij {activity}?"


def _activity(kind: str, number: int) -> str:
    id = f"{kind}-{number:02}"
    asked = [f'[[activities]]\nid = "{id}"\nkind = "{kind}"', f'title.nl = "{title(id)}"\ntext.nl = "{words(id)}"']
    if kind != "ideas":
        options = ", ".join(f'{{ id = "o{place}", text.nl = "{one}" }}' for place, one in enumerate(OPTIONS))
        asked.append(f"options = [{options}]")
    return "\n".join(asked)


PROGRAMME = "\n".join(
    [
        'id = "vragen"\nversion = "1"\ntitle.nl = "Vragen"',
        *(_activity(kind, number) for kind, many in MANY.items() for number in range(many)),
        '[[activities]]\nid = "afspraken"\nkind = "agreements"\ntitle.nl = "Afspraken"\ntext.nl = "Wie doet wat?"',
    ]
)


class Questions(Evening):
    """The evening, without anybody in a browser."""

    def __init__(self, server: Serve) -> None:
        super().__init__(server, programme="own", programme_text=PROGRAMME)
        self._asked: Counter[str] = Counter()

    def another(self, kind: str = "ideas") -> str:
        """The activity of a question that was not asked yet."""
        self._asked[kind] += 1
        assert self._asked[kind] <= MANY[kind], "MANY is too small"
        return f"{kind}-{self._asked[kind] - 1:02}"

    def ask(self, *phones: Page, kind: str = "ideas") -> str:
        """Opens another question and waits until these phones may answer it; its activity."""
        activity = self.another(kind)
        self.open(activity, *phones)
        return activity


class OnePhone(Questions):
    """The evening, and one phone in a browser that takes part."""

    def __init__(self, server: Serve, somebody: Callable[..., Page]) -> None:
        super().__init__(server)
        self.phone = self.join(somebody())

    @contextmanager
    def lent(self) -> Iterator[Page]:
        """The phone, for one test: with nothing typed on it, and afterwards with internet."""
        # Under a finger that trembles nothing happens for a moment.
        expect(self.phone.locator("#late:not([data-settling])")).to_have_count(1)
        yield self.phone
        self.phone.context.set_offline(False)
        self.phone.unroute_all()
        self.phone.set_viewport_size(PHONE)  # type: ignore[arg-type]
        if self.phone.evaluate("() => { const left = localStorage.length; localStorage.clear(); return left; }"):
            self.phone.reload()
        is_live(self.phone)

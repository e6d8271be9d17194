"""What a password must be. Long is what counts; there are no rules about figures and signs."""

from __future__ import annotations

from itertools import pairwise

SHORTEST, LONGEST = 12, 200

_FIRST_CHOICES = """
1234567890 123456789 12345678 0123456789 0987654321 qwertyuiop asdfghjkl zxcvbnm qwerty azerty abcdefghijkl 1q2w3e4r
1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc zaq12wsx qazwsxedc password passw0rd wachtwoord wachtw00rd geheim welkom welkom01
hallo gemeente werksessie begeleider beheerder zomer winter lente herfst januari maandag nederland amsterdam
rotterdam feyenoord ajax iloveyou ikhouvanjou letmein laatmeerin admin administrator trustno1 changeme veranderdit
testtest voorbeeld vakantie voetbal
"""
COMMON = frozenset(_FIRST_CHOICES.split())
"""Words and rows of keys that people choose first. Also twice, and with a year, figures or signs at the end."""


def trouble(password: str, email: str, name: str) -> str:
    """Why this is no password for this person, as one Dutch sentence; "" when it is one."""
    if len(password) < SHORTEST:
        return f"Neem minstens {SHORTEST} tekens. Een paar woorden achter elkaar is goed."
    if len(password) > LONGEST:
        return f"Neem hoogstens {LONGEST} tekens."
    if _is_common(password) or len(set(password)) < 5:
        return "Dit wachtwoord raadt iemand zo. Neem een paar woorden die niet bij elkaar horen."
    own = {part for part in (*_plain(email).split("@"), *_plain(name).split()) if len(part) > 3}
    if _core(password) in own or _plain(password) == _plain(email):
        return "Dit lijkt te veel op je naam of je e-mailadres. Neem iets anders."
    return ""


def _is_common(password: str) -> bool:
    whole, core = _plain(password), _core(password)
    return any(one in COMMON or _is_twice(one) for one in (whole, core) if one) or _is_row(whole)


def _is_twice(word: str) -> bool:
    """Whether it is one common word, again and again."""
    return any(word == one * (len(word) // len(one)) for one in COMMON if len(one) <= len(word))


def _is_row(word: str) -> bool:
    """Whether each sign is the one after the last: 123456789012, abcdefghijkl."""
    pairs = [(ord(one), ord(after)) for one, after in pairwise(word)]
    steps = {(after - one) % 10 if word.isdigit() else after - one for one, after in pairs}
    return len(steps) == 1


def _core(password: str) -> str:
    """The word in it, without the figures and signs that people put around it to make it long enough."""
    plain = _plain(password)
    letters = [at for at, sign in enumerate(plain) if sign.isalpha()]
    return plain[letters[0] : letters[-1] + 1] if letters else plain


def _plain(text: str) -> str:
    return text.strip().lower()

"""The code that people type."""

from __future__ import annotations

DIGITS = {ord(one): str(number) for zero in "٠۰" for number, one in enumerate(chr(ord(zero) + n) for n in range(10))}


def tidy_code(typed: str) -> str:
    """The code as we write it: Arabic-Indic and Persian digits and spaces are welcome. "" when it is no code."""
    code = "".join(typed.translate(DIGITS).replace("-", " ").split())
    return code if len(code) == 6 and code.isascii() and code.isdigit() else ""

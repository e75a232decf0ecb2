"""Finds the template behind a finished English sentence of the core; no Qt in here.

The core writes ``f"no {noun} named {name!r}"`` and knows no language. The same line stands as
``no {noun} named {name}`` in ``resources/i18n/core.json``, gathered from the source of the core,
and in the catalogues. A sentence that fits such a template is said again in the language in use
with its parts. Parts that are words of the core themselves (`_WORDS`) are looked up in turn; names,
paths and whatever people wrote are never looked up.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORDS: Final = frozenset(
    (
        *(
            "acts",
            "also",
            "basic_limits",
            "because",
            "clips",
            "cls",
            "colour",
            "colours",
            "counted",
            "deliveries",
        ),
        *(
            "does",
            "dwell",
            "engine",
            "error",
            "footage",
            "found",
            "help",
            "how",
            "kind",
            "length",
            "light",
        ),
        *("looks", "message", "minutes_text", "missing", "needs", "noun", "outcome", "part"),
        *("problem", "profile", "range", "rate", "reason", "remedy", "role", "said", "saved"),
        *("seen", "series", "size", "standing_words", "state", "told", "triage_words", "trouble"),
        *("value", "verb", "visibility", "what", "when", "where", "which", "who", "why", "why_not"),
        *("word", "words"),
    )
)
"""Names of parts that are words of the core."""
_COUNT: Final = "count"
"""The name of a part that is a number and nothing else."""
_NUMBER: Final = r"([\d.,]+)"
_BREAK: Final = "; "
"""Between sentences: no part of one reaches over it, unless its template does so itself."""
_DEEPEST: Final = 10
_KEPT: Final = 4096
_NUMBERED: Final = re.compile(r"\d+$")
_JOINTS: Final = ("; ", " (", ": ", ", ", ". ")
_ENDS: Final = (".", ")")


class Say(Protocol):
    """How a sentence is said: `nvr_desk_ui.tongue.tr`."""

    def __call__(self, text: str, n: int | None = None, /, **parts: object) -> str:
        """The template ``text``, filled in."""
        ...


class _Template(NamedTuple):
    text: str
    fits: re.Pattern[str]
    names: tuple[str, ...]


class Templates:
    """All sentences of the core."""

    def __init__(self, texts: Iterable[str], say: Say) -> None:
        """Take them in.

        Args:
            texts: English with parts in braces; every name stands once in each.
            say: Looks a template up and fills it in.
        """
        self._say = say
        listed = set(texts)
        self._plain = {text for text in listed if "{" not in text}
        self._open = [_template(text) for text in sorted(listed - self._plain, key=_order)]
        self.said = lru_cache(_KEPT)(self._said)

    def _said(self, text: str) -> str:
        return self._find(text, _DEEPEST) or text

    def _find(self, text: str, deep: int) -> str:
        """The sentence in the language in use; '' where no template fits."""
        if not deep or not text:
            return ""
        if text in self._plain:
            return self._say(text)
        for each in self._open:
            met = each.fits.fullmatch(text)
            if met is not None:
                parts = zip(each.names, met.groups(), strict=True)
                told = {name: self._part(name, part, deep) for name, part in parts}
                return self._say(each.text, None, **told)
        if text[-1] in _ENDS and (bare := self._find(text[:-1], deep - 1)):
            return bare + text[-1]
        return self._joined(text, deep)

    def _part(self, name: str, part: str, deep: int) -> str:
        if _NUMBERED.sub("", name) not in _WORDS:
            return part
        return self._find(part, deep - 1) or part

    def _joined(self, text: str, deep: int) -> str:
        """Sentences in a row, or one after a name: what is known of them is said."""
        for joint in _JOINTS:
            first, met, rest = text.partition(joint)
            if met:
                before, after = self._find(first, deep - 1), self._find(rest, deep)
                if before or after:
                    return f"{before or first}{joint}{after or rest}"
        return ""


def _template(text: str) -> _Template:
    anything = "(.*?)" if _BREAK in text else f"((?:(?!{_BREAK}).)*?)"
    made, names = "", list[str]()
    for words, name, _spec, _conversion in string.Formatter().parse(text):
        made += re.escape(words)
        if name is not None:
            made += _NUMBER if name == _COUNT else anything
            names.append(name)
    return _Template(text, re.compile(made, re.DOTALL), tuple(names))


def _order(text: str) -> tuple[int, str]:
    """What says most by itself first."""
    return -sum(len(words) for words in _literals(text)), text


def _literals(text: str) -> Iterator[str]:
    return (words for words, *_ in string.Formatter().parse(text))

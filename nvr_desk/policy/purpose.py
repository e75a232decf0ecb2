"""Case, offence and words: without them nothing is searched, viewed or exported.

That words were given is checked; that they are true is not, and nothing here claims so.
"""

from __future__ import annotations

from nvr_desk.errors import PurposeMissingError
from nvr_desk.records.case import Purpose

EMPTY_PHRASES = frozenset(
    {"n/a", "na", "none", "test", "investigation", "case", "police", "work", "asdf", "x", "-", "."}
)
"""Words that stand where a purpose should; known from logs of other systems."""


def stated_purpose(case: str, offence: str | None, words: str) -> Purpose:
    """A purpose whose three parts are there.

    Raises:
        PurposeMissingError: no words, a phrase known to say nothing, or no offence code.
    """
    said = " ".join(words.split())
    if not said or said.casefold() in EMPTY_PHRASES:
        raise PurposeMissingError("this", "a purpose in words that say something")
    if not offence or not offence.strip():
        raise PurposeMissingError("this", "an offence code (the case has none: give --offence)")
    return Purpose(case=case, offence=offence.strip(), words=said)

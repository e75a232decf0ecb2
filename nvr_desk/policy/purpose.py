"""Case, offence and words: without them nothing is searched, viewed or exported.

That something was said is checked; that it is true is not, and nothing here claims so. What can be
measured of a purpose afterwards (same words again and again, a search far from the incident) is
measured in ``supervise``.
"""

from __future__ import annotations

import re
import unicodedata

from nvr_desk.errors import PurposeMissingError
from nvr_desk.records.case import Purpose

EMPTY_PHRASES = frozenset(
    {
        *("a", "na", "n a", "nil", "none", "no", "yes", "ok", "nothing", "unknown", "unk", "tbd"),
        *("asdf", "asdfgh", "qwerty", "abc", "xxx", "xyz", "foo", "bar", "blah", "bla"),
        *("test", "testing", "demo", "check", "checking", "look", "looking", "search", "view"),
        *("searching", "viewing", "review", "reviewing", "research", "query", "lookup"),
        *("investigation", "investigations", "investigating", "investigate", "inv", "invest"),
        *("criminal investigation", "police investigation", "active investigation"),
        *("ongoing investigation", "official investigation", "case investigation"),
        *("case", "casework", "case work", "case number", "see case", "see report", "report"),
        *("police", "police work", "police business", "police use", "official", "official use"),
        *("official business", "official police business", "law enforcement", "le", "leo", "pd"),
        *("work", "working", "job", "duty", "on duty", "business", "reason", "purpose", "same"),
        *("same as before", "as before", "see above", "ditto", "various", "misc", "other"),
        *("general", "suspect", "suspicious", "crime", "incident", "evidence", "video", "footage"),
        *("as requested", "requested", "per supervisor", "need", "needed", "because", "info"),
        *("information", "intel", "intelligence", "admin", "administrative", "training"),
    }
)
"""Words that stand where a purpose should; known from logs of other systems. Without punctuation,
case folded."""

_NO_WORD = re.compile(r"[\W_]+")
_SHORTEST = 2
"""Letters that a purpose has at least."""


def stated_purpose(case: str, offence: str | None, words: str) -> Purpose:
    """A purpose whose three parts are there.

    Raises:
        PurposeMissingError: no offence code, or words that say nothing: none at all, one letter,
            only digits, only the case number or the offence, or a phrase known to say nothing.
    """
    code = (offence or "").strip()
    said = " ".join(words.split())
    if says_nothing(said, case, code):
        raise PurposeMissingError("this", "a purpose in words that say something")
    if not code:
        raise PurposeMissingError("this", "an offence code (the case has none: give --offence)")
    return Purpose(case=case, offence=code, words=said)


def says_nothing(words: str, case: str, offence: str) -> bool:
    """Whether the words are none, or known to say nothing beside case and offence."""
    for known in sorted((case, offence), key=len, reverse=True):
        if plain_words(known):
            words = re.sub(_apart(known), " ", words, flags=re.IGNORECASE)
    left = plain_words(words)
    letters = sum(character.isalpha() for character in left)
    return letters < _SHORTEST or len(set(left) - {" "}) == 1 or left in EMPTY_PHRASES


def plain_words(text: str) -> str:
    """Words alone, for comparing: compatibility forms unified, case folded, no punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_NO_WORD.sub(" ", folded).split())


def _apart(known: str) -> str:
    """A pattern of a number or code that stands by itself, not inside a word."""
    return rf"(?<!\w){re.escape(known.strip())}(?!\w)"

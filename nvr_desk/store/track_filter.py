"""What is asked of appearances themselves, as conditions on rows of ``track``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nvr_desk.records.attributes import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.attributes import Traits

_NO_UPPER = "t.upper IS NULL"
_NO_LOWER = "(t.lower IS NULL AND t.cls = 'person')"
"""A vehicle has one part only: it never lacks the other."""
_NO_WAY = "(t.direction IS NULL OR t.direction = 'unclear')"
"""Whoever was in sight too short for a way says nothing of one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition on ``track t`` with places for its values."""

    words: str
    """Each ``{}`` is a place; no word in it comes from a person."""
    values: tuple[Any, ...]

    def numbered(self, first: int) -> tuple[str, tuple[Any, ...]]:
        """Words for a statement whose places are taken up to before ``first``, and the values."""
        places = (f"?{number}" for number in range(first, first + len(self.values)))
        return self.words.format(*places), self.values


@dataclass(frozen=True, slots=True)
class TraitFilter:
    """None where nothing is asked."""

    fits: Rule | None
    """Rows that answer."""
    strict: Rule | None
    """Rows that say all that is asked, and fit."""
    loose: Rule | None
    """These, and rows that fit in all that they say but say nothing of something."""


@dataclass(frozen=True, slots=True)
class _Term:
    words: str
    values: tuple[Any, ...]
    unknown: str | None = None


def trait_filter(traits: Traits) -> TraitFilter:
    """The conditions of a question."""
    terms = list(_terms(traits))
    if not terms:
        return TraitFilter(None, None, None)
    fits = _rule([f"coalesce({term.words}, 0)" for term in terms], terms)
    if not any(term.unknown for term in terms):
        return TraitFilter(fits, fits, fits)
    loose = [
        f"(coalesce({term.words}, 0) OR {term.unknown})"
        if term.unknown
        else f"coalesce({term.words}, 0)"
        for term in terms
    ]
    maybe = _rule(loose, terms)
    return TraitFilter(maybe if traits.unknown else fits, fits, maybe)


def _terms(traits: Traits) -> list[_Term]:
    terms: list[_Term] = []
    if traits.colours:
        names = tuple(colour.value for colour in traits.colours)
        upper, lower = (f"t.{part} IN ({_places(names)})" for part in ("upper", "lower"))
        terms.append(
            {
                Part.UPPER: _Term(upper, names, _NO_UPPER),
                Part.LOWER: _Term(lower, names, _NO_LOWER),
                Part.ANY: _Term(
                    f"(coalesce({upper}, 0) OR coalesce({lower}, 0))",
                    names + names,
                    f"({_NO_UPPER} OR {_NO_LOWER})",
                ),
            }[traits.part]
        )
    if traits.directions:
        ways = tuple(way.value for way in traits.directions)
        terms.append(_Term(f"t.direction IN ({_places(ways)})", ways, _NO_WAY))
    if traits.min_height > 0:
        size = (traits.min_height,)
        terms.append(_Term("t.height_share >= {}", size, "t.height_share IS NULL"))
    if traits.min_dwell_s > 0:
        # Half a millisecond for sums of floats: a span of exactly that many seconds fits.
        terms.append(_Term("t.end_s - t.start_s >= {}", (traits.min_dwell_s - 5e-4,)))
    return terms


def _rule(words: Sequence[str], terms: Sequence[_Term]) -> Rule:
    return Rule(" AND ".join(words), tuple(value for term in terms for value in term.values))


def _places(values: Sequence[str]) -> str:
    return ", ".join("{}" for _ in values)

"""The rules that put acts on a review's list: each with its words and why it is there.

A hit says that something deserves a second pair of eyes; it is no accusation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk.records.supervise import Hit, Look
from nvr_desk.supervise import of_conduct, of_looking
from nvr_desk.supervise.facts import Facts, Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

Finder = Callable[[Sequence[Look], Facts, Limits], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    name: str
    words: str
    """What it looks for, for a person."""
    reason: str
    """Why it is worth a look."""
    find: Finder


RULES: Final = (
    Rule(
        "idle_case",
        "looks into a case on which nobody works",
        "a case number that lies about is a way past the purpose",
        of_looking.idle_case,
    ),
    Rule(
        "night",
        "looks at night",
        "fewer eyes are around",
        of_looking.night,
    ),
    Rule(
        "many_searches",
        "many searches within an hour",
        "trawling looks like this; so does hard work",
        of_looking.many_searches,
    ),
    Rule(
        "reused_words",
        "the same words over cases or days",
        "words that fit everything say nothing",
        of_looking.reused_words,
    ),
    Rule(
        "far_place",
        "footage far from the incident's place",
        "residents shared for one place",
        of_looking.far,
    ),
    Rule(
        "far_time",
        "footage far from the incident's time",
        "residents shared for one time",
        of_looking.far,
    ),
    Rule(
        "nothing_followed",
        "many searches that nothing followed",
        "looking for its own sake leaves no result",
        of_looking.nothing_followed,
    ),
    Rule(
        "unseen_packet",
        "a packet of footage nobody had looked at",
        "what leaves the house should have been needed",
        of_conduct.unseen_packet,
    ),
    Rule(
        "denials",
        "repeated refusals",
        "somebody tries doors",
        of_conduct.denials,
    ),
    Rule(
        "own_approval",
        "own requests approved",
        "a desk of one may, and it is counted",
        of_conduct.own_approval,
    ),
    Rule(
        "statement",
        "an officer's statement instead of a consent",
        "nobody but the officer says that the resident agreed",
        of_conduct.statement,
    ),
    Rule(
        "doors",
        "releases, new passwords, new roles, restored workspaces",
        "who opens doors can let themselves in",
        of_conduct.doors,
    ),
    Rule(
        "clock",
        "clock jumps",
        "times near a jump are in doubt",
        of_conduct.clock,
    ),
)
"""All rules, by what they are called in lists and reports."""

WORDS: Final[Mapping[str, str]] = {
    **{rule.name: rule.words for rule in RULES},
    "sample": "drawn by lot",
}


def hits(looks: Sequence[Look], facts: Facts, limits: Limits) -> list[Hit]:
    """Everything the rules find, in order of the acts."""
    finders = dict.fromkeys(rule.find for rule in RULES)
    found = [each for find in finders for each in find(looks, facts, limits)]
    return sorted(found, key=lambda each: (each.seq, each.rule))

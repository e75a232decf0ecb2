"""The rules that put acts on a review's list: each with its words and why it is there.

A hit says that something deserves a second pair of eyes; it is no accusation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nvr_desk.records.review_words import RULE_WORDS
from nvr_desk.records.supervise import Hit, Look
from nvr_desk.supervise import of_conduct, of_looking
from nvr_desk.supervise.facts import Facts, Limits

WORDS: Final = RULE_WORDS
"""What items are on a list for, for a person; the lot among them."""

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
        RULE_WORDS["idle_case"],
        "a case number that lies about is a way past the purpose",
        of_looking.idle_case,
    ),
    Rule(
        "night",
        RULE_WORDS["night"],
        "fewer eyes are around",
        of_looking.night,
    ),
    Rule(
        "many_searches",
        RULE_WORDS["many_searches"],
        "trawling looks like this; so does hard work",
        of_looking.many_searches,
    ),
    Rule(
        "reused_words",
        RULE_WORDS["reused_words"],
        "words that fit everything say nothing",
        of_looking.reused_words,
    ),
    Rule(
        "far_place",
        RULE_WORDS["far_place"],
        "residents shared for one place",
        of_looking.far,
    ),
    Rule(
        "far_time",
        RULE_WORDS["far_time"],
        "residents shared for one time",
        of_looking.far,
    ),
    Rule(
        "nothing_followed",
        RULE_WORDS["nothing_followed"],
        "looking for its own sake leaves no result",
        of_looking.nothing_followed,
    ),
    Rule(
        "unseen_packet",
        RULE_WORDS["unseen_packet"],
        "what leaves the house should have been needed",
        of_conduct.unseen_packet,
    ),
    Rule(
        "denials",
        RULE_WORDS["denials"],
        "somebody tries doors",
        of_conduct.denials,
    ),
    Rule(
        "own_approval",
        RULE_WORDS["own_approval"],
        "a desk of one may, and it is counted",
        of_conduct.own_approval,
    ),
    Rule(
        "statement",
        RULE_WORDS["statement"],
        "nobody but the officer says that the resident agreed",
        of_conduct.statement,
    ),
    Rule(
        "doors",
        RULE_WORDS["doors"],
        "who opens doors can let themselves in",
        of_conduct.doors,
    ),
    Rule(
        "clock",
        RULE_WORDS["clock"],
        "times near a jump are in doubt",
        of_conduct.clock,
    ),
)
"""All rules, by what they are called in lists and reports."""


def hits(looks: Sequence[Look], facts: Facts, limits: Limits) -> list[Hit]:
    """Everything the rules find, in order of the acts."""
    finders = dict.fromkeys(rule.find for rule in RULES)
    found = [each for find in finders for each in find(looks, facts, limits)]
    return sorted(found, key=lambda each: (each.seq, each.rule))

"""Reports hold what foreign people wrote, as words and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from nvr_desk.records.supervise import Outcome, Reason, Review, ReviewItem, SampleProof
from nvr_desk.supervise.charts import charts
from nvr_desk.supervise.facts import Facts as Beside
from nvr_desk.supervise.facts import Limits
from nvr_desk.supervise.report import Facts, made

from tests.fakes.acts import CASE, NOON, act

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)><b>"
WORKSPACE = "d07d49f0-9351-4bc3-902c-ed4d8b42a92e"
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "thead", "tbody"),
    *("tr", "th", "td", "svg", "rect", "text", "footer"),
}


class Tags(HTMLParser):
    """Which elements and attributes a file has."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def _facts(name: str = CASE, items: int = 3, note: str = "why?") -> Facts:
    week = timedelta(days=7)
    looks = [act(k, minutes=k, case=name, user=name, offence=name) for k in range(1, 9)]
    rows = [
        ReviewItem(
            id=k,
            review=1,
            act=k,
            reasons=(Reason("night", f"looks in case {name}"), Reason(name, name)),
            user=name,
            verb="search",
            case=name,
            at=NOON,
            acted="ok",
            outcome=Outcome.ASK,
            opened=NOON + week,
            decided_by=name,
            decided=NOON + week + timedelta(seconds=90),
            note=note,
            answer=name,
            answered_by=name,
            answered=NOON + week,
        )
        for k in range(1, items + 1)
    ]
    review = Review(
        id=1,
        start=NOON,
        end=NOON + week,
        due=NOON + 2 * week,
        share=0.05,
        seed="5eed" * 16,
        last_entry=4711,
        made=NOON + week,
        items=items,
        undecided=items,
    )
    proof = SampleProof(
        review=1,
        first_entry=1,
        last_entry=4711,
        share=0.05,
        seed=review.seed,
        anchor=4712,
        looks=8,
        drawn=((3, "0" * 64),),
        on_list=(3,),
    )
    return Facts(
        workspace=WORKSPACE,
        review=review,
        items=tuple(rows),
        charts=charts(looks, Beside(), Limits(), NOON, NOON + week),
        proof=proof,
        made=NOON + week,
        made_by=name,
    )


def test_that_hours_of_all_cases_and_of_none_are_counted_by_one_clock() -> None:
    looks = [act(k, minutes=5, case=case) for k, case in enumerate((CASE, None), 1)]
    beside = Beside(zones={CASE: "America/Denver"})
    found = charts(looks, beside, Limits(), NOON, NOON + timedelta(days=7))
    assert [n for n, tally in enumerate(found.hours) if tally.searches] == [NOON.hour]
    assert "by hour of the day (UTC)" in made(_facts(), "html").decode()


def _tags(name: str) -> Tags:
    tags = Tags()
    tags.feed(made(_facts(name, note=name), "html").decode())
    return tags


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_that_foreign_words_make_no_element_and_no_attribute() -> None:
    plain, hostile = _tags(CASE), _tags(HOSTILE)
    assert hostile.names == plain.names <= ALLOWED
    assert hostile.attributes == plain.attributes
    assert not {name for name in hostile.attributes if name.startswith("on") or name == "src"}


def test_that_a_report_forbids_scripts_and_fetches_nothing() -> None:
    text = made(_facts(), "html").decode()
    assert "default-src 'none'" in text
    assert not re.search(r"https?://|url\(|@import", text)


def test_that_a_report_names_workspace_checkpoint_counts_and_times() -> None:
    text = made(_facts(), "html").decode()
    for words in (WORKSPACE, "4,711 entries", "3 ask", "1:30", "drawn again with the same result"):
        assert words in text


def test_that_a_lot_that_does_not_fit_stands_in_capitals() -> None:
    facts = _facts()
    facts = replace(facts, proof=replace(facts.proof, anchor=None))
    assert "DOES NOT FIT" in made(facts, "html").decode()


def test_that_a_lone_surrogate_stops_no_report() -> None:
    assert made(_facts("\ud800"), "html")
    assert made(_facts("\ud800"), "pdf").startswith(b"%PDF-")


def test_that_a_pdf_has_more_pages_for_more_items() -> None:
    short, long = (made(_facts(items=n), "pdf") for n in (3, 200))
    assert short.startswith(b"%PDF-")
    assert short.rstrip().endswith(b"%%EOF")
    assert 2 <= _pages(short) < _pages(long)


@pytest.mark.parametrize("name", [HOSTILE, "</para><para>", "&amp;&#0;", "дело 盗難", "x" * 5000])
def test_that_no_words_break_the_pdf(name: str) -> None:
    assert made(_facts(name, note=name), "pdf").startswith(b"%PDF-")


def test_that_pages_are_numbered_up_to_the_last_and_name_the_checkpoint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []

    def draw(_canvas: Canvas, _x: float, _y: float, text: str, **_more: object) -> None:
        drawn.append(text)

    for name in ("drawString", "drawRightString"):
        monkeypatch.setattr(Canvas, name, draw)
    pages = _pages(made(_facts(items=100), "pdf"))
    numbers = [words for words in drawn if words.startswith("page ")]
    assert numbers == [f"page {k} of {pages}" for k in range(1, pages + 1)]
    assert sum(WORKSPACE in words and "4,711" in words for words in drawn) == pages

"""A review for readers without this program."""

from __future__ import annotations

from typing import Final

from nvr_desk.supervise.report_facts import Facts
from nvr_desk.supervise.report_html import html

__all__ = ["FORMS", "Facts", "made"]

FORMS: Final = ("html", "pdf")


def made(facts: Facts, form: str) -> bytes:
    """The report as the bytes of one file."""
    if form == "html":
        return html(facts).encode("utf-8", errors="backslashreplace")
    # Imported here: reportlab would slow every start down for what is printed once a week.
    from nvr_desk.supervise.report_pdf import pdf  # noqa: PLC0415

    return pdf(facts)

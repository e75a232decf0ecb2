"""Cards of detector weights as rows; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.presenters import words

if TYPE_CHECKING:
    from nvr_desk.records.model import ModelLimits, ModelRow

TITLES = ("Model", "State", "List", "Size", "Licence")
UNVERIFIED = "unverified"


def cells(row: ModelRow) -> tuple[str, str, str, str, str]:
    """One card in columns."""
    card = row.card
    name = f"{card.name} (default on {card.default_for})" if card.default_for else card.name
    listed = "shipped" if card.shipped else UNVERIFIED
    return (name, state(row), listed, words.bytes_text(card.bytes), card.licence)


def state(row: ModelRow) -> str:
    """Whether the weights are here, and whether they fit their hash."""
    if not row.installed:
        return "not installed"
    if not row.card.shipped:
        return "installed, no card"
    return "installed, hash fits" if row.verified else "HASH DOES NOT FIT"


def token(row: ModelRow) -> str:
    """Colour token of the state."""
    if not row.installed:
        return "muted"
    if not row.card.shipped:
        return "warn"
    return "ok" if row.verified else "bad"


def details(row: ModelRow) -> list[tuple[str, str]]:
    """(name, value) of what a card says besides its row."""
    card = row.card
    listed = (
        "on the program's own list"
        if card.shipped
        else "unverified: outside the program's own list; every result made with it says so"
    )
    return [
        ("List", listed),
        ("SHA-256", card.sha256),
        ("Classes", ", ".join(cls.value for cls in card.classes)),
        ("Input", f"{card.input_size} pixels"),
        ("Limits", card.limits.line),
        *((("Measured", measured_text(card.limits)),) if card.limits.measured else ()),
        ("Source", card.source or "not stated"),
        ("Address", card.url or "none: comes from a file only"),
        ("File", row.path or "not on this station"),
    ]


def measured_text(limits: ModelLimits) -> str:
    """When and how the limits were measured, and every row of it."""
    return "\n".join((f"{limits.measured}: {limits.how}", *limits.table))


def can_pull(row: ModelRow) -> bool:
    """Whether fetching would bring something."""
    return row.card.url is not None and not (row.installed and row.verified)


def pull_text(row: ModelRow) -> str:
    """Asked before anything is fetched."""
    return (
        f"This uses the network: {words.bytes_text(row.card.bytes)} are fetched from\n"
        f"{row.card.url}\nSize and SHA-256 must fit the card, else nothing is kept. The log says"
        " that you asked for it. Nothing of a case leaves this machine."
    )

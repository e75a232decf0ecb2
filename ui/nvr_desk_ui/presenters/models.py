"""Cards of detector weights as rows; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.presenters import words
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from nvr_desk.records.model import ModelLimits, ModelRow

TITLES = ("Model", "State", later("List"), "Size", later("Licence"))
UNVERIFIED = later("unverified")


def cells(row: ModelRow) -> tuple[str, str, str, str, str]:
    """One card in columns."""
    card = row.card
    name = (
        tr("{name} (default on {default_for})", name=card.name, default_for=card.default_for)
        if card.default_for
        else card.name
    )
    listed = tr("shipped") if card.shipped else tr(UNVERIFIED)
    return (name, state(row), listed, words.bytes_text(card.bytes), card.licence)


def state(row: ModelRow) -> str:
    """Whether the weights are here, and whether they fit their hash."""
    if not row.installed:
        return tr("not installed")
    if not row.card.shipped:
        return tr("installed, no card")
    return tr("installed, hash fits") if row.verified else tr("HASH DOES NOT FIT")


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
        tr("on the program's own list")
        if card.shipped
        else tr("unverified: outside the program's own list; every result made with it says so")
    )
    return [
        (tr("List"), listed),
        ("SHA-256", card.sha256),
        (tr("Classes"), ", ".join(words.class_word(cls) for cls in card.classes)),
        (tr("Input"), tr("{input_size} pixels", input_size=card.input_size)),
        (tr("Limits"), core(card.limits.line)),
        *(((tr("Measured"), measured_text(card.limits)),) if card.limits.measured else ()),
        (tr("Source"), card.source or tr("not stated")),
        (tr("Address"), card.url or tr("none: comes from a file only")),
        ("File", row.path or tr("not on this station")),
    ]


def measured_text(limits: ModelLimits) -> str:
    """When and how the limits were measured, and every row of it."""
    return "\n".join((f"{limits.measured}: {limits.how}", *limits.table))


def can_pull(row: ModelRow) -> bool:
    """Whether fetching would bring something."""
    return row.card.url is not None and not (row.installed and row.verified)


def pull_text(row: ModelRow) -> str:
    """Asked before anything is fetched."""
    return tr(
        "This uses the network: {bytes} are fetched from\n{url}\nSize and SHA-256 must "
        "fit the card, else nothing is kept. The log says that you asked for it. "
        "Nothing of a case leaves this machine.",
        bytes=words.bytes_text(row.card.bytes),
        url=row.card.url,
    )

"""Writes docs/permissions.md from the one table: ``python -m tests.permissions_page``."""

from __future__ import annotations

from nvr_desk.policy.permissions import NOBODYS_VERBS, VERBS_OF, Role
from nvr_desk.policy.reauth import ALWAYS, SOMETIMES

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "permissions.md"
SHOWN = [role for role in Role if role is not Role.SOLO]
INTRO = """\
# Who may do what

Made from `nvr_desk/policy/permissions.py` by `python -m tests.permissions_page`; a test holds this
page against it. Window, command line and services ask the same table, once per act, of the database
as it is then. An account may hold several roles (`administrator+supervisor`) and may do what any of
them may. Whoever has not signed in is *nobody*. A desk of one holds the role `solo`: every verb.

The table says what a person may try. Behind it stand the walls: a case is open to its members only,
a search, view, export or packet needs a purpose, footage needs a consent that reaches the case.

● may · ○ may, and gives the password again right before · ◐ gives it where it is less strict,
over a withdrawal, over a hold, or for weights on no list
"""


def page() -> str:
    """The page as it should stand."""
    verbs = sorted(set(NOBODYS_VERBS).union(*VERBS_OF.values()))
    heads = ["verb", *(role.value for role in SHOWN), "nobody"]
    lines = [INTRO, _row(heads), _row(["---", *[":-:"] * (len(heads) - 1)])]
    for verb in verbs:
        cells = [_mark(verb) if verb in VERBS_OF[role] else "" for role in SHOWN]
        lines.append(_row([f"`{verb}`", *cells, _mark(verb) if verb in NOBODYS_VERBS else ""]))
    return "\n".join(lines) + "\n"


def _mark(verb: str) -> str:
    return "○" if verb in ALWAYS else "◐" if verb in SOMETIMES else "●"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

"""Why a person looks into a case: kept per person and case, always changeable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.policy.membership import require_open
from nvr_desk.policy.purpose import stated_purpose
from nvr_desk.store import purposes

if TYPE_CHECKING:
    from nvr_desk.records.case import Purpose


class PurposeService(Service):
    """What a person last said of a case; stands in every entry until they say something else."""

    @act("purpose.remember")
    def remember(self, act: OpenAct, case: str, words: str, offence: str | None = None) -> Purpose:
        """State why, from now on, and keep it for the next time.

        Raises:
            PurposeMissingError: the words are empty or say nothing, or no offence is known.
            CaseClosedError, NotMemberError: the wall of the case.
        """
        tx = act.change
        found = self.core.within(tx.connection, case, series=True)
        require_open(found)
        purpose = stated_purpose(case, offence or found.offence, words)
        purposes.remember(tx, self.core.actor.user, purpose)
        self.core.purposes[case] = purpose
        act.touch("case", case)
        return purpose

    @act("purpose.forget")
    def forget(self, act: OpenAct, case: str) -> bool:
        """Drop what this person said of a case; answers whether there was something."""
        there = purposes.forget(act.change, self.core.actor.user, case)
        self.core.purposes.pop(case, None)
        act.touch("case", case)
        return there

    @peek
    def remembered(self, case: str) -> Purpose | None:
        """What this person last said of a case; None where nothing is kept."""
        with self.core.store.read() as db:
            found = purposes.remembered(db, self.core.actor.user, case)
        return None if found is None else found[0]

    @peek
    def use(self, case: str) -> Purpose | None:
        """Let what is remembered hold for this session, unless something else was stated in it."""
        if case not in self.core.purposes:
            kept = self.remembered(case)
            if kept is not None:
                self.core.purposes[case] = kept
        return self.core.purposes.get(case)

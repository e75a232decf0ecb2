"""The yes behind each delivery: recorded, withdrawn, held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.desk import two_persons
from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.errors import UsageError
from nvr_desk.intake.pictures import drop_withdrawn_pictures
from nvr_desk.policy import consent as rules
from nvr_desk.policy.membership import require_open
from nvr_desk.records.delivery import Consent, ConsentState, Delivery, Visibility
from nvr_desk.store import deliveries

if TYPE_CHECKING:
    from nvr_desk.store.deliveries import ConsentRecord
    from nvr_desk.store.unit import Unit


class ConsentService(Service):
    """Append-only: a change adds a line, the history stays."""

    @act("consent.show", split=True)
    def show(self, act: OpenAct, case: str, name: str) -> list[ConsentRecord]:
        """The consents of a delivery, oldest first."""
        self.core.case(case)
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            history = deliveries.consent_history(db, delivery.id)
        act.touch("delivery", delivery.id)
        return history

    @act("consent.record")
    def record(self, act: OpenAct, case: str, name: str, consent: Consent) -> Delivery:
        """Record a consent with its reference, or an officer's statement of it.

        A hold stays until it is released.

        Raises:
            UsageError: neither reference nor statement, a state that is no consent, or a
                withdrawal that it would overturn without a new reference.
            CaseClosedError: nothing is opened in a closed case.
        """
        delivery = self._of_member(act.change, case, name)
        require_open(self.core.within(act.change.connection, case))
        if delivery.consent.state is ConsentState.WITHDRAWN:
            act.confirm()
        given = rules.recorded(delivery.consent, consent, by=self.core.actor.user)
        return self._put(act, delivery, given, rules.visibility_under(given, delivery.visibility))

    @act("consent.withdraw")
    def withdraw(self, act: OpenAct, case: str, name: str, reason: str) -> Delivery:
        """Take a delivery out of every view, list result and export, at once.

        Where people sign in, another person then says whether it was recorded rightly.
        """
        delivery = self._of_member(act.change, case, name)
        taken_back = rules.withdrawn(delivery.consent, reason=reason, by=self.core.actor.user)
        hidden = self._put(act, delivery, taken_back, taken_back.visibility)
        two_persons.of_withdrawal(act, delivery, reason.strip())
        drop_withdrawn_pictures(self.core.store.paths, act.change.connection, hidden.sha256)
        return hidden

    @act("consent.hold")
    def hold(
        self, act: OpenAct, case: str, name: str, reason: str, *, release: bool = False
    ) -> Delivery:
        """Hide a delivery until a question about it is settled, or let it be seen again."""
        if not reason.strip():
            message = "a hold needs its reason"
            raise UsageError(message)
        delivery = self._of_member(act.change, case, name)
        if release:
            act.confirm()
        words = f"{'released' if release else 'held'}: {reason.strip()}"
        noted = replace(delivery.consent, reason=words, recorded_by=self.core.actor.user)
        held = Visibility.HELD if noted.visibility is Visibility.SHOWN else noted.visibility
        return self._put(act, delivery, noted, noted.visibility if release else held)

    def _of_member(self, tx: Unit, case: str, name: str) -> Delivery:
        self.core.within(tx.connection, case)
        return deliveries.find(tx.connection, case, name)

    def _put(
        self, act: OpenAct, delivery: Delivery, consent: Consent, visibility: Visibility
    ) -> Delivery:
        tx = act.change
        deliveries.set_consent(tx, delivery.id, consent, visibility, at=self.core.clock.now())
        act.touch("delivery", delivery.id)
        act.tell(visibility=visibility)
        return deliveries.get(tx.connection, delivery.id)

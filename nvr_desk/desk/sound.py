"""Hearing footage: silent until a person asks for its sound, and that is on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.errors import UsageError
from nvr_desk.evidence import sound_file
from nvr_desk.policy.consent import require_visible
from nvr_desk.store import clips, deliveries

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.evidence.sound_file import SoundFile
    from nvr_desk.records.delivery import Delivery


@dataclass(frozen=True, slots=True)
class OpenSound:
    """The sound of an original, ready for a sound worker: opened by descriptor, never by name."""

    delivery: str
    path: Path


class SoundService(Service):
    """Sound needs case and purpose as pictures do, and an act of its own."""

    @act("sound", split=True)
    def unmute(self, act: OpenAct, case: str, name: str) -> OpenSound:
        """Let the sound of a delivery be heard; its entry is durable when this returns.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
            NotVisibleError: its consent does not let it be opened.
            UsageError: the clip has no sound.
        """
        self.core.purposeful_case(case, "sound", series=True)
        delivery = self._heard(case, name)
        act.touch("delivery", delivery.id)
        return OpenSound(delivery.id, self.core.vault.path(delivery.sha256))

    @act("sound.export", split=True)
    def write(
        self, act: OpenAct, case: str, name: str, from_s: float, to_s: float, target: Path
    ) -> SoundFile:
        """Write a span of sound to a WAV file, container seconds.

        Raises:
            NotVisibleError: its consent does not let it be opened.
            UsageError: no sound, no such span, or the file is there already.
            MediaError: its sound cannot be decoded here.
        """
        self.core.purposeful_case(case, "sound.export", series=True)
        delivery = self._heard(case, name)
        if not 0 <= from_s < to_s:
            raise UsageError("a span of sound ends after it begins")
        if target.exists():
            raise UsageError(f"{target} is there already")
        original = self.core.vault.path(delivery.sha256)
        made = sound_file.write(original, target.absolute(), from_s, to_s, act.check)
        act.touch("delivery", delivery.id)
        act.tell(file=target.name, sha256=made.sha256)
        return made

    def _heard(self, case: str, name: str) -> Delivery:
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            facts = clips.get(db, delivery.sha256).facts
        if facts is None or facts.sound is None:
            raise UsageError(f"{delivery.name} has no sound")
        return delivery

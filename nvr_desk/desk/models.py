"""Detector weights: listed, fetched by a person's yes, added by hand, verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.vision.card import limits_line
from nvr_desk.vision.registry import Registry
from nvr_desk.vision.weights import WeightsKind
from nvr_desk.vision.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.model import ModelRow


TYPICAL_PICTURE = (1920, 1080)
"""Width and height the first network of new weights is built for."""


class ModelService(Service):
    """The registry of weights of this station."""

    @peek
    def listing(self) -> list[ModelRow]:
        """Every card, and whether its weights are here and fit their hash."""
        return Registry().rows()

    @peek
    def default(self) -> ModelRow | None:
        """What a detection would run when nobody names weights; None is the basic detector."""
        registry = Registry()
        chosen = registry.resolve(None)
        if chosen is None:
            return None
        return next((row for row in registry.rows() if row.card == chosen.card), None)

    @peek
    def limits(self, name: str, sha256: str, *, unverified: bool) -> str:
        """What a detector that stamped a result is known to miss, in one line."""
        return limits_line(name, sha256, unverified=unverified)

    @act("models.pull", split=True)
    def pull(self, act: OpenAct, name: str) -> ModelRow:
        """Fetch the weights of a card from its address; size and SHA-256 must fit."""
        registry = Registry()
        registry.pull(name)
        return self._verified(act, registry, name)

    @act("models.add", split=True)
    def add(self, act: OpenAct, path: Path) -> ModelRow:
        """Take weights from a file; a hash outside the shipped list stays *unverified*.

        Such weights are read by a fenced builder first, which takes up to a minute.

        Raises:
            WeightsRefusedError: another task than detect, a single class, faces or plates.
        """
        registry = Registry()
        found = registry.resolve(path)
        if found is not None and found.unverified:
            act.confirm()
            form = "openvino" if found.kind is WeightsKind.OPENVINO else "onnx"
            Workshop(self.core.store.paths.engines, found, form).network(TYPICAL_PICTURE)
        card = registry.add(path)
        act.tell(unverified=not card.shipped)
        return self._verified(act, registry, card.name)

    @act("models.verify", split=True)
    def verify(self, act: OpenAct, name: str) -> ModelRow:
        """Hash the installed weights of a card again. Raises HashMismatchError."""
        return self._verified(act, Registry(), name)

    def _verified(self, act: OpenAct, registry: Registry, name: str) -> ModelRow:
        row = registry.verify(name)
        act.touch("model", row.card.sha256)
        act.tell(verified=row.verified)
        return row

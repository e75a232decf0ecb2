"""A folder in which shipments arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.core import Service
from nvr_desk.desk.intake import IngestResult, IntakeService

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class InboxService(Service):
    """Each shipment that is complete becomes an ingest act of its own."""

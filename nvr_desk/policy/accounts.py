"""Who sits at this desk. A desk of one is the person the operating system signed in."""

from __future__ import annotations

import getpass
import socket

from nvr_desk.policy.permissions import Role
from nvr_desk.records.case import Actor


def operating_system_actor() -> Actor:
    """The signed-in person at this machine; a desk of one holds every role itself."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        # A container or service account without a passwd line and without USER in its environment.
        user = "unknown"
    return Actor(user=user, role=Role.SOLO.value, station=socket.gethostname() or "unknown")

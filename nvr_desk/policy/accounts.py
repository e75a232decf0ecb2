"""Who sits at this desk. A desk of one is the person the operating system signed in."""

from __future__ import annotations

import socket

import psutil

from nvr_desk.policy.permissions import Role
from nvr_desk.records.case import Actor


def operating_system_actor() -> Actor:
    """The signed-in person at this machine; a desk of one holds every role itself."""
    # Asked of the operating system: LOGNAME and USER are whatever the caller wrote into them.
    user = psutil.Process().username()
    return Actor(user=user, role=Role.SOLO.value, station=socket.gethostname() or "unknown")

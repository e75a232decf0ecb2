"""The facade: the only thing that command line and window hold."""

from nvr_desk.desk.desk import Desk, create_workspace, open_desk, restore_workspace

__all__ = ["Desk", "create_workspace", "open_desk", "restore_workspace"]

from pathlib import Path
from typing import Any

SETTINGS: dict[str, Any]
ONLINE: bool
ASSETS: Path

def __getattr__(name: str) -> Any: ...

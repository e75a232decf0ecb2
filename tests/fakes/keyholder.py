"""A keyholder that holds secrets in memory, and one that can hold none."""

from __future__ import annotations

from nvr_desk.errors import KeyMissingError


class MemoryKeyholder:
    """Give the same one to two desks, and they are the same account on the same machine."""

    where = "the memory of a test"

    def __init__(self) -> None:
        self.secrets: dict[str, bytes] = {}

    def known(self, name: str) -> bool:
        return name in self.secrets

    def ready(self) -> None:
        return None

    def get(self, name: str) -> bytes | None:
        return self.secrets.get(name)

    def set(self, name: str, secret: bytes) -> None:
        self.secrets[name] = secret


class LostKeyholder(MemoryKeyholder):
    """A keyring that is locked: nothing is kept and nothing comes out."""

    def ready(self) -> None:
        raise KeyMissingError("a secret", "the keyring is locked", "Unlock it")

    def get(self, name: str) -> bytes | None:
        raise KeyMissingError(name, "the keyring is locked", "Unlock it")

    def set(self, name: str, secret: bytes) -> None:
        raise KeyMissingError(name, "the keyring is locked", "Unlock it")

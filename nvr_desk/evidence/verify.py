"""Complete validation of a packet: every file is listed, every listed file is there and fits.

A packet comes from outside: nothing in it is followed, run or trusted, and what is read into
memory is bounded. Each finding names its file.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.digest import chunks
from nvr_desk.errors import NotFoundError
from nvr_desk.evidence import manifest_lines
from nvr_desk.evidence.bag import ALGORITHMS, DECLARATION
from nvr_desk.evidence.inside import check_inside
from nvr_desk.records.packet import CheckReport, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAX_FILES = 1_000_000
"""More files than any packet has; the walk ends there."""
_OWN = ("bagit.txt", "bag-info.txt", *(f"manifest-{a}.txt" for a in ALGORITHMS))


def verify(path: Path, *, expected: str | None = None) -> CheckReport:
    """Validate a packet.

    Args:
        path: Its folder.
        expected: SHA-256 of ``tagmanifest-sha256.txt`` on record, if known. Without it a packet
            that somebody re-sealed after changing it is consistent in itself.

    Raises:
        NotFoundError: no such folder.
    """
    if path.is_symlink() or not path.is_dir():
        noun = "packet"
        raise NotFoundError(noun, str(path))
    check = _Check(path)
    check.walk()
    check.declaration()
    payload = {a: check.manifest(f"manifest-{a}.txt", a, payload=True) for a in ALGORITHMS}
    tags = {a: check.manifest(f"tagmanifest-{a}.txt", a, payload=False) for a in ALGORITHMS}
    check.complete(payload, {n for n in check.files if n.startswith("data/")})
    check.complete(tags, {n for n in check.files if _is_listed_tag(n)} | set(_OWN))
    check.hashes(payload, tags)
    check.oxum()
    if expected is not None:
        check.seal(expected)
    if not check.findings:
        check.findings += check_inside(path, payload["sha256"])
    return CheckReport(len(check.files), tuple(check.findings))


def _is_listed_tag(name: str) -> bool:
    return not name.startswith(("data/", "tagmanifest-"))


@dataclass
class _Check:
    """One validation as it goes along."""

    root: Path
    files: dict[str, int] = field(default_factory=dict[str, int])
    """Path below the root → size, of regular files only."""
    findings: list[Finding] = field(default_factory=list[Finding])

    def add(self, where: str, what: str) -> None:
        self.findings.append(Finding(where, what))

    def walk(self) -> None:
        """List regular files; links and devices are findings and never opened."""
        for name, info in self._names():
            if len(self.files) >= MAX_FILES:
                self.add(".", f"holds more than {MAX_FILES} files")
                return
            if stat.S_ISREG(info.st_mode):
                self.files[name] = info.st_size
            else:
                self.add(name, "is a link or no ordinary file")

    def text(self, name: str) -> str | None:
        if name not in self.files:
            self.add(name, "is missing")
            return None
        try:
            return manifest_lines.read_tag(self.root / name)
        except (OSError, manifest_lines.LineError) as error:
            self.add(name, str(error))
            return None

    def declaration(self) -> None:
        text = self.text("bagit.txt")
        if text is not None and text.encode() != DECLARATION:
            self.add("bagit.txt", "does not declare BagIt 1.0 in UTF-8")

    def manifest(self, name: str, algorithm: str, *, payload: bool) -> dict[str, str]:
        """Path → hash of the good lines; every other line is a finding."""
        text = self.text(name)
        if text is None:
            return {}
        if text and not text.endswith("\n"):
            self.add(name, "does not end with a line end")
        listed: dict[str, str] = {}
        for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
            try:
                path, digest = manifest_lines.entry(line, algorithm, payload=payload)
            except manifest_lines.LineError as error:
                self.add(f"{name}:{number}", str(error))
                continue
            if path in listed:
                self.add(f"{name}:{number}", f"lists {path} twice")
            listed[path] = digest
        return listed

    def complete(self, manifests: Mapping[str, Mapping[str, str]], there: set[str]) -> None:
        """Hold every manifest against what is there, both ways."""
        for algorithm, listed in manifests.items():
            for name in sorted(there - listed.keys()):
                self.add(name, f"is in no {algorithm} manifest")
            for name in sorted(listed.keys() - self.files.keys()):
                self.add(name, f"is listed in a {algorithm} manifest but missing")

    def hashes(self, *groups: Mapping[str, Mapping[str, str]]) -> None:
        """Read every listed file once and hold it against all its hashes."""
        for group in groups:
            names = sorted({name for listed in group.values() for name in listed})
            for name in names:
                if name not in self.files:
                    continue
                found = self._digests(name)
                for algorithm, listed in group.items():
                    if name in listed and found.get(algorithm) != listed[name]:
                        self.add(name, f"does not fit its {algorithm}")

    def oxum(self) -> None:
        """Hold bag-info.txt against the payload: a quick sign of files lost on the way."""
        text = self.text("bag-info.txt")
        if text is None:
            return
        payload = [size for name, size in self.files.items() if name.startswith("data/")]
        wanted = f"Payload-Oxum: {sum(payload)}.{len(payload)}"
        if wanted not in text.split("\n"):
            self.add("bag-info.txt", f"does not say {wanted!r}")

    def seal(self, expected: str) -> None:
        if self._digests("tagmanifest-sha256.txt").get("sha256") != expected:
            self.add("tagmanifest-sha256.txt", "is not the one on record")

    def _digests(self, name: str) -> dict[str, str]:
        digests = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
        try:
            with (self.root / name).open("rb") as stream:
                for part in chunks(stream):
                    for digest in digests.values():
                        digest.update(part)
        except OSError as error:
            self.add(name, f"cannot be read: {error.strerror}")
            return {}
        return {algorithm: digest.hexdigest() for algorithm, digest in digests.items()}

    def _names(self) -> Iterator[tuple[str, os.stat_result]]:
        """Everything below the root that is no folder; links are not followed."""
        folders = [""]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(self.root / folder) as found:
                    items = [(i, i.is_dir(follow_symlinks=False)) for i in found]
            except OSError as error:
                self.add(folder or ".", f"cannot be listed: {error.strerror}")
                continue
            for item, is_folder in items:
                name = f"{folder}/{item.name}" if folder else item.name
                if is_folder:
                    folders.append(name)
                else:
                    yield name, item.stat(follow_symlinks=False)

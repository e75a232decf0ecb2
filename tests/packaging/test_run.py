"""The run script: what it says and how it fails, without installing anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = "sh cat cut dirname find flock grep id mkdir rm sha256sum"


def run(*arguments: str, root: Path, path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(path), "HOME": str(root), "NVR_DESK_SKIP_SYSTEM": "1"} | more
    return subprocess.run(
        [shutil.which("sh") or "sh", str(root / "run"), *arguments],
        cwd="/",
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The files that ./run reads, at a path with a space in it."""
    root = tmp_path / "a checkout"
    shutil.copytree(ROOT / "packaging" / "lock", root / "packaging" / "lock")
    for name in ("run", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    return root


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    """A PATH with the tools of a minimal system and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS.split():
        if found := shutil.which(tool):
            (folder / tool).symlink_to(found)
    return folder


def script(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
def test_that_the_script_parses_in_every_shell_here(shell: str) -> None:
    if found := shutil.which(shell):
        subprocess.run([found, "-n", str(ROOT / "run")], check=True)


def test_that_a_machine_without_python_is_told_so(checkout: Path, bare_path: Path) -> None:
    done = run("demo", root=checkout, path=bare_path)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_that_an_old_python_is_not_taken(checkout: Path, bare_path: Path) -> None:
    script(bare_path / "python3", "exit 1")
    done = run("demo", root=checkout, path=bare_path)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_that_a_missing_ensurepip_names_the_one_command(checkout: Path, bare_path: Path) -> None:
    script(
        bare_path / "python3",
        'case "$2" in *ensurepip*) exit 1 ;; *print*) echo python3.11-venv ;; *) exit 0 ;; esac',
    )
    (bare_path / "id").unlink()
    script(bare_path / "id", "echo 1000")
    done = run("test", root=checkout, path=bare_path)
    assert done.returncode == 1
    assert "sudo apt-get update && sudo apt-get install -y" in done.stderr
    assert "python3.11-venv" in done.stderr
    assert not (checkout / ".venv").exists()


def test_that_an_unknown_verb_is_a_usage_error(checkout: Path, bare_path: Path) -> None:
    done = run("frobnicate", root=checkout, path=bare_path)
    assert done.returncode == 2
    assert "./run demo" in done.stderr


def test_that_a_ready_environment_starts_without_installing(
    checkout: Path, bare_path: Path
) -> None:
    venv = checkout / ".venv" / "bin"
    venv.mkdir(parents=True)
    script(venv / "python", "echo Python 3.11.2")
    script(venv / "nvr-desk", 'echo "desk got: $*"')
    stamp = subprocess.run(
        [
            "sh",
            "-c",
            (
                '{ echo "Python 3.11.2"; cat pyproject.toml packaging/lock/bootstrap.txt '
                "packaging/lock/runtime.txt run; } | sha256sum | cut -d' ' -f1"
            ),
        ],
        cwd=checkout,
        env=os.environ | {"PATH": str(bare_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (checkout / ".venv" / ".stamp").write_text(stamp)
    done = run("nvr-desk", "case", "list with space", root=checkout, path=bare_path)
    assert done.stdout == "desk got: case list with space\n", done.stderr


def test_that_an_unfinished_environment_is_not_used(checkout: Path, bare_path: Path) -> None:
    venv = checkout / ".venv" / "bin"
    venv.mkdir(parents=True)
    script(venv / "python", "exit 0")
    (checkout / ".venv" / ".unfinished").touch()
    done = run("nvr-desk", "--help", root=checkout, path=bare_path)
    assert "making it anew" in done.stderr


def test_that_missing_system_libraries_are_named_in_one_command(
    checkout: Path, bare_path: Path
) -> None:
    venv = checkout / ".venv" / "bin"
    venv.mkdir(parents=True)
    script(venv / "python", "exit 0")
    (bare_path / "id").unlink()
    script(bare_path / "id", "echo 1000")
    script(bare_path / "ldconfig", r"printf '\tlibEGL.so.1 (libc6,x86-64) => /libEGL.so.1\n'")
    done = run("gui", root=checkout, path=bare_path, NVR_DESK_SKIP_SYSTEM="")
    assert done.returncode == 1
    (command,) = (line for line in done.stderr.splitlines() if "apt-get install" in line)
    assert " libpulse0 " in command
    assert " libxcb-cursor0 " in command
    assert "libegl1" not in command
    assert not (checkout / ".venv" / ".stamp").exists()

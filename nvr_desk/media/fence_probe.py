"""Proof of the fence: real targets made by the parent, tried one by one inside a worker."""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nvr_desk.media.process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

ALLOWED = "allowed"
DENIED = "denied"
_PTRACE_ATTACH = 16
_PTRACE_DETACH = 17


def probe_fence(module: str = "nvr_desk.media.worker", op: str = "fence") -> dict[str, str]:
    """Start a worker and let it try to get out.

    Args:
        module: the worker's module; its handler ``op`` answers with `try_everything`.
        op: name of that handler.

    Returns:
        ``read write tcp udp unix abstract exec spawn fork ptrace`` → ``denied`` or ``allowed``.

    Raises:
        MediaError: the worker does not start or answer.
    """
    with targets() as aims, WorkerProcess(module) as worker:
        answer = worker.request({"op": op, "targets": aims}, timeout_s=30.0)
    return {str(name): str(verdict) for name, verdict in answer["attempts"].items()}


@contextlib.contextmanager
def targets() -> Generator[dict[str, Any]]:
    """Things that a process without a fence reaches; alive inside the ``with``."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nvr-desk-fence-")))
        (folder / "secret").write_text("secret", encoding="utf-8")
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        udp.bind(("127.0.0.1", 0))
        aims: dict[str, Any] = {
            "folder": str(folder),
            "tcp": tcp.getsockname()[1],
            "udp": udp.getsockname()[1],
            "pid": os.getpid(),
        }
        if sys.platform == "linux":
            stack.enter_context(_listening(str(folder / "unix")))
            stack.enter_context(_listening("\0" + folder.name))
            victim = stack.enter_context(_sleeper())
            aims |= {"unix": str(folder / "unix"), "abstract": folder.name, "pid": victim.pid}
        yield aims


def try_everything(aims: dict[str, Any]) -> dict[str, str]:
    """Run inside a worker: each attempt by name. Anything but a refusal counts as allowed."""
    folder = Path(aims["folder"])
    attempts: dict[str, Callable[[], object]] = {
        "read": (folder / "secret").read_bytes,
        "write": lambda: (folder / "made").write_bytes(b"x"),
        "tcp": lambda: _connect(socket.AF_INET, ("127.0.0.1", aims["tcp"])),
        "udp": lambda: _datagram(("127.0.0.1", aims["udp"])),
        "exec": lambda: os.execv(str(folder / "none"), ["none"]),  # noqa: S606 - the attempt
        "spawn": lambda: _spawn(sys.executable),
    }
    if sys.platform == "linux":
        attempts |= {
            "unix": lambda: _connect(socket.AF_UNIX, aims["unix"]),
            "abstract": lambda: _connect(socket.AF_UNIX, "\0" + aims["abstract"]),
            "fork": _fork,
            "ptrace": lambda: _ptrace(aims["pid"]),
        }
    return {name: _verdict(attempt) for name, attempt in attempts.items()}


def _verdict(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except PermissionError:
        return DENIED
    except OSError:
        return ALLOWED
    return ALLOWED


def _connect(family: socket.AddressFamily, address: str | tuple[str, int]) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.settimeout(2.0)
        sock.connect(address)


def _datagram(address: tuple[str, int]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(b"x", address)


def _spawn(program: str) -> None:
    subprocess.run([program, "-c", ""], check=False, timeout=10)  # noqa: S603 - the attempt


def _fork() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def _ptrace(pid: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(_PTRACE_ATTACH, pid, None, None) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    os.waitpid(pid, 0)
    libc.ptrace(_PTRACE_DETACH, pid, None, None)


@contextlib.contextmanager
def _listening(address: str) -> Generator[None]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        sock.bind(address)
        sock.listen(1)
        yield


@contextlib.contextmanager
def _sleeper() -> Generator[subprocess.Popen[bytes]]:
    """A process of the same user that anyone may trace, so that a refusal means the fence."""
    child = subprocess.Popen(
        [sys.executable, "-I", "-c", "import sys;sys.stdin.read()"], stdin=subprocess.PIPE
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()

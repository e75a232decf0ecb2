"""The wheel: built through the sdist, run outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def command(*arguments: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    command(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, ROOT, cwd=target)
    (path,) = target.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; the libraries are those of this one."""
    folder = tmp_path_factory.mktemp("fresh place")
    command(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    site = Path(
        command(
            python, "-c", "import sysconfig as s; print(s.get_path('purelib'))", cwd=folder
        ).strip()
    )
    unpack: list[str | Path] = [
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--python",
        python,
        wheel,
    ]
    command(sys.executable, "-m", "uv", *unpack, cwd=folder)
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.parent


def test_that_the_wheel_holds_two_packages_and_the_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"nvr_desk", "nvr_desk_ui"}
    assert any(name.startswith("nvr_desk/_data/models/") for name in names)
    assert any(name.startswith("nvr_desk/_data/resources/") for name in names)
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pt")]


def test_that_the_installed_wheel_finds_its_own_data(installed: Path, tmp_path: Path) -> None:
    code = (
        "from nvr_desk import assets; import nvr_desk, nvr_desk_ui;"
        "print(nvr_desk.__file__, assets.resource().is_dir(), assets.model_cards().is_dir())"
    )
    path, resources, cards = command(installed / "python", "-c", code, cwd=tmp_path).rsplit(None, 2)
    assert not path.startswith(str(ROOT))
    assert (resources, cards) == ("True", "True")


def test_that_the_installed_command_answers(installed: Path, tmp_path: Path) -> None:
    assert "ingest" in command(installed / "nvr-desk", "--help", cwd=tmp_path)

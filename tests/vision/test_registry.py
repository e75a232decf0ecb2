"""Cards, and the folder of weights: what gets in, and how."""

from __future__ import annotations

import hashlib
import http.server
import threading
import urllib.request
from dataclasses import replace
from functools import partial
from typing import IO, TYPE_CHECKING, cast

import pytest

from nvr_desk.errors import HashMismatchError, NotFoundError, WeightsRefusedError
from nvr_desk.vision.card import load_cards, read_card
from nvr_desk.vision.registry import Registry, default_folder
from nvr_desk.vision.weights import WeightsKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.records.model import ModelCard

BYTES = b"weights of no worth" * 1000


def card(name: str = "yolo26n", data: bytes = BYTES) -> ModelCard:
    shipped = next(c for c in load_cards() if c.name == name)
    return replace(shipped, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and its address on this machine."""
    folder = tmp_path / "served"
    folder.mkdir()
    handler = partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def opener_of(address: str) -> object:
    def opened(url: str) -> IO[bytes]:
        name = url.rpartition("/")[2]
        return cast("IO[bytes]", urllib.request.urlopen(f"{address}/{name}", timeout=5))  # noqa: S310 - our own server

    return opened


def registry(folder: Path, address: str = "", cards: list[ModelCard] | None = None) -> Registry:
    opener = opener_of(address) if address else None
    return Registry(folder, [card()] if cards is None else cards, opener)  # type: ignore[arg-type]


def test_that_the_shipped_cards_are_the_official_releases() -> None:
    cards = {c.name: c for c in load_cards()}
    assert sorted(cards) == ["yolo11n", "yolo26m", "yolo26n", "yolo26s", "yolo26x"]
    assert cards["yolo26n"].bytes == 5544453
    assert cards["yolo26n"].default_for == "cpu"
    assert cards["yolo26s"].default_for == "gpu"
    assert all(
        c.licence == "AGPL-3.0" and c.shipped and len(c.classes) == 6 for c in cards.values()
    )
    assert all(str(c.url).startswith("https://github.com/ultralytics/") for c in cards.values())


def test_that_a_broken_card_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_text('name = "odd"\ntask = "detect"\n')
    with pytest.raises(WeightsRefusedError, match="odd"):
        read_card(path)


def test_that_a_pull_puts_the_checked_file_in_place(
    tmp_path: Path, served: tuple[Path, str]
) -> None:
    folder, address = served
    (folder / "yolo26n.pt").write_bytes(BYTES)
    models = registry(tmp_path / "models", address)
    assert models.pull("yolo26n").read_bytes() == BYTES
    assert models.verify("yolo26n").verified is True
    assert [row.installed for row in models.rows()] == [True]


@pytest.mark.parametrize("data", [BYTES[:-1], BYTES[:-1] + b"!", BYTES + b"more"])
def test_that_a_pull_of_other_bytes_leaves_nothing(
    tmp_path: Path, served: tuple[Path, str], data: bytes
) -> None:
    folder, address = served
    (folder / "yolo26n.pt").write_bytes(data)
    models = registry(tmp_path / "models", address)
    with pytest.raises((HashMismatchError, WeightsRefusedError)):
        models.pull("yolo26n")
    assert list((tmp_path / "models").iterdir()) == []


def test_that_a_pull_without_a_network_says_so(tmp_path: Path) -> None:
    def broken(url: str) -> IO[bytes]:
        raise OSError(f"no route to {url}")

    with pytest.raises(WeightsRefusedError, match="could not be fetched"):
        Registry(tmp_path, [card()], broken).pull("yolo26n")


def test_that_only_https_is_fetched_by_default(tmp_path: Path) -> None:
    plain = replace(card(), url="file:///etc/hostname")
    with pytest.raises(WeightsRefusedError, match="https"):
        Registry(tmp_path, [plain]).pull("yolo26n")


def test_that_a_file_with_the_hash_of_a_card_is_that_card(tmp_path: Path) -> None:
    source = tmp_path / "from-a-stick.pt"
    source.write_bytes(BYTES)
    models = registry(tmp_path / "models")
    assert models.add(source).name == "yolo26n"
    chosen = models.resolve(None)
    assert chosen is not None
    assert (chosen.name, chosen.unverified) == ("yolo26n", False)


def test_that_a_file_that_bears_a_card_s_name_and_is_another_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "yolo26n.pt"
    source.write_bytes(b"something else")
    with pytest.raises(WeightsRefusedError):
        registry(tmp_path / "models").add(source)


def test_that_unknown_weights_are_unverified_and_never_the_default(tmp_path: Path) -> None:
    source = tmp_path / "mine.pt"
    source.write_bytes(b"mine")
    models = registry(tmp_path / "models")
    assert models.add(source).shipped is False
    assert models.resolve(None) is None
    chosen = models.resolve("mine")
    assert chosen is not None
    assert chosen.unverified
    assert chosen.kind is WeightsKind.CHECKPOINT


def test_that_changed_weights_are_found_out(tmp_path: Path) -> None:
    models = registry(tmp_path)
    (tmp_path / "yolo26n.pt").write_bytes(b"changed")
    with pytest.raises(HashMismatchError):
        models.verify("yolo26n")
    with pytest.raises(HashMismatchError):
        models.resolve("yolo26n")
    assert models.resolve(None) is None


def test_that_an_export_folder_is_weights_named_by_all_its_files(tmp_path: Path) -> None:
    export = tmp_path / "x_openvino_model"
    export.mkdir()
    for name in ("x.xml", "x.bin", "metadata.yaml"):
        (export / name).write_text(name)
    models = registry(tmp_path / "models")
    first = models.resolve(export)
    (export / "x.bin").write_text("other")
    second = models.resolve(export)
    assert first is not None
    assert second is not None
    assert first.kind is WeightsKind.OPENVINO
    assert first.sha256 != second.sha256
    (export / "metadata.yaml").unlink()
    with pytest.raises(WeightsRefusedError, match=r"metadata\.yaml"):
        models.resolve(export)


def test_that_names_of_nothing_are_not_found(tmp_path: Path) -> None:
    models = registry(tmp_path)
    for call in (models.pull, models.verify, models.resolve):
        with pytest.raises(NotFoundError):
            call("no-such-model")


def test_that_the_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NVR_DESK_MODELS", str(tmp_path / "here"))
    assert default_folder() == tmp_path / "here"

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk import errors
from nvr_desk_ui import linguist, tongue
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.templates import Templates
from nvr_desk_ui.tongue import core

from tests import core_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

CLOSED_LOG = (
    "No se puede escribir el registro: el disco está lleno. No se busca, muestra ni entrega nada"
    " hasta que se pueda. Inténtelo otra vez, o termine lo que lo retiene"
)


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    linguist.speak(qapp, "es")
    yield
    linguist.speak(qapp, "en")
    tongue.speak(None)


def _shouted(text: str, _n: int | None = None, /, **parts: object) -> str:
    return text.upper().format(**{name.upper(): part for name, part in parts.items()})


def test_that_a_finished_sentence_is_said_by_its_template_and_names_stay() -> None:
    known = Templates(["no {noun} named {name}", "case"], _shouted)
    assert known.said("no case named 'case'") == "NO CASE NAMED 'case'"


def test_that_the_template_which_says_most_wins() -> None:
    known = Templates(["{name} is {why}", "{name} is damaged: {why}"], _shouted)
    assert known.said("x.db is damaged: torn") == "x.db IS DAMAGED: torn"


def test_that_no_part_reaches_over_the_end_of_its_sentence() -> None:
    known = Templates(["{share} % high", "way unclear"], _shouted)
    assert known.said("way unclear; 18 % high") == "WAY UNCLEAR; 18 % HIGH"


def test_that_what_nobody_knows_stays_as_it_is() -> None:
    known = Templates(["the disk is full"], _shouted)
    assert known.said("a word of a resident") == "a word of a resident"


def test_that_plain_english_costs_no_look() -> None:
    tongue.speak(None)
    assert core("the disk is full") == "the disk is full"


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            errors.NotFoundError("case", "26-1"),
            "No hay caso con el nombre '26-1'",
        ),
        (
            errors.LogUnavailableError(
                "the disk is full", "Try again, or end what holds it", full=True
            ),
            CLOSED_LOG,
        ),
        (errors.CaseClosedError("26-1"), "El caso 26-1 está cerrado"),
        (
            errors.PasswordRefusedError("it is the old one"),
            "Esta contraseña no se acepta: es la anterior",
        ),
    ],
)
def test_that_errors_of_the_core_speak_spanish_in_the_window_and_english_elsewhere(
    error: errors.NvrDeskError, said: str
) -> None:
    english = str(error)
    assert error_text(error) == said
    assert str(error) == english


def test_that_the_gathered_sentences_are_those_of_the_source() -> None:
    """``python -m tests.tongue_catalogue`` gathers them anew; a few may lag behind."""
    shipped, now = set(linguist.of_core()), set(core_sentences.sentences())
    assert len(shipped ^ now) <= 0.05 * len(now), sorted(shipped ^ now)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings

from nvr_desk_ui.keys.book import KeyBook, plain
from nvr_desk_ui.menus.command import Command
from nvr_desk_ui.menus.table import COMMANDS

MARK = Command("mark", "Mark", "add", "M", "&X", also=("Ctrl+M",))
SEARCH = Command("search", "Search", "search", "Ctrl+F", "&X")
BARE = Command("bare", "Bare", "add", "", "&X")


@pytest.fixture
def book(own_settings: None) -> KeyBook:
    made = KeyBook((MARK, SEARCH, BARE))
    made.use("reyes")
    return made


def test_that_the_table_holds_until_somebody_changes_it(book: KeyBook) -> None:
    assert [book.keys(each) for each in ("mark", "search", "bare")] == [
        ("M", "Ctrl+M"),
        ("Ctrl+F",),
        (),
    ]
    assert not book.changed("mark")


def test_that_a_changed_key_is_kept_for_this_person_alone(book: KeyBook) -> None:
    book.bind("bare", ["F11"])
    others, again = KeyBook((MARK, SEARCH, BARE)), KeyBook((MARK, SEARCH, BARE))
    others.use("okafor")
    again.use("reyes")
    assert (others.keys("bare"), again.keys("bare")) == ((), ("F11",))


def test_that_a_key_of_another_command_is_refused_and_named(book: KeyBook) -> None:
    assert book.holder("ctrl+f") == "search"
    with pytest.raises(ValueError, match="Ctrl\\+F"):
        book.bind("mark", ["Ctrl+F"])
    assert book.keys("mark") == ("M", "Ctrl+M")


@pytest.mark.parametrize("keys", ["Esc", "Tab", "Up", "Return"])
def test_that_keys_which_lists_and_dialogs_need_are_refused(book: KeyBook, keys: str) -> None:
    with pytest.raises(ValueError, match=keys):
        book.bind("mark", [keys])


def test_that_a_key_with_the_same_beginning_is_a_clash(book: KeyBook) -> None:
    assert book.holder("Ctrl+F, A") == "search"


def test_that_moving_a_key_takes_it_from_whoever_had_it(book: KeyBook) -> None:
    book.move("mark", "Ctrl+F")
    assert (book.keys("mark"), book.keys("search")) == (("M", "Ctrl+M", "Ctrl+F"), ())
    assert book.clashes() == {}


def test_that_resetting_one_takes_its_key_back(book: KeyBook) -> None:
    book.move("mark", "Ctrl+F")
    book.reset("search")
    assert book.keys("search") == ("Ctrl+F",)
    assert book.clashes() == {}
    book.reset()
    assert not any(book.changed(each) for each in ("mark", "search", "bare"))


def test_that_a_new_command_does_not_take_a_key_a_person_gave_to_another(book: KeyBook) -> None:
    book.bind("bare", ["F11"])
    newer = KeyBook((MARK, SEARCH, BARE, Command("new", "New", "add", "F11", "&X")))
    newer.use("reyes")
    assert (newer.keys("bare"), newer.keys("new")) == (("F11",), ())


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"mark": 3, "gone": ["F2"], "search": ["Esc"]}'])
def test_that_settings_which_are_no_keys_are_passed_over(book: KeyBook, kept: str) -> None:
    QSettings().setValue("keys/reyes", kept)
    book.use("reyes")
    assert book.keys("mark") == ("M", "Ctrl+M")
    assert book.clashes() == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from([each.id for each in COMMANDS]),
            st.sampled_from(["move", "bind", "reset"]),
            st.sampled_from(["F2", "F5", "Ctrl+K", "Ctrl+F", "J", "K", "Shift+F9", "Alt+X"]),
        ),
        max_size=12,
    )
)
def test_that_no_walk_through_the_sheet_gives_a_key_to_two(
    steps: list[tuple[str, str, str]],
) -> None:
    book = KeyBook(COMMANDS)
    book.use("walker")
    book.reset()
    for command, how, keys in steps:
        if how == "move":
            book.move(command, keys)
        elif how == "reset":
            book.reset(command)
        elif book.holder(keys, besides=command) is None:
            book.bind(command, [keys])
        assert book.clashes() == {}


def test_that_keys_are_compared_however_they_are_written() -> None:
    assert plain("shift+ctrl+K") == plain("Ctrl+Shift+K") == "Ctrl+Shift+K"
    assert plain("") == ""

"""People at the command line: sign-in, settings, and roles × verbs as the table says."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from nvr_desk.audit import keys
from nvr_desk.audit.keys import PASSPHRASE_VARIABLE
from nvr_desk.cli.main import main
from nvr_desk.cli.options import split_options
from nvr_desk.cli.users import qr_lines
from nvr_desk.desk.presence import Presence
from nvr_desk.policy.permissions import NOBODY, VERBS_OF, Role, permitted
from nvr_desk.records.person import TICKET_VARIABLE

from tests.conftest import ROOT
from tests.fakes.office import cheap
from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from pathlib import Path

OWN, ROBIN = "wet lantern over", "brass kettle 9 moons"
NONE = ("--case", "26-none")
CASE = "26-7"

LINES: dict[str, tuple[str, ...]] = {
    "approval.grant": ("approvals", "grant", "9"),
    "approval.list": ("approvals", "list"),
    "approval.refuse": ("approvals", "refuse", "9", "--words", "too much"),
    "audit.export": ("audit", "export"),
    "audit.key": ("audit", "key", "make"),
    "audit.show": ("audit", "show"),
    "audit.verify": ("audit", "verify"),
    "audit.checkpoint": ("audit", "checkpoint"),
    "audit.cosign": ("audit", "cosign", "--accept", "TMP/none", "--key", "none"),
    "audit.stamp": ("audit", "stamp", "--roots", "TMP/none", "--response", "TMP/none"),
    "backup": ("backup", "TMP/backup"),
    "batch.list": ("batch", "show", *NONE),
    "case.close": ("case", "close", "26-none", "--outcome", "solved"),
    "case.incident": ("case", "incident", "26-none", "--words", "a van"),
    "case.member": ("case", "member", "26-none", "robin"),
    "case.new": ("case", "new", " "),
    "case.show": ("case", "show", "26-none"),
    "check": ("check", "--quick"),
    "clip.coverage": ("coverage", *NONE),
    "clip.list": ("clip", "list", *NONE),
    "clip.offset": ("clip", "offset", "x", *NONE, "--seconds", "1", "--reason", "clock"),
    "clip.show": ("clip", "show", "x", *NONE),
    "clock.list": ("clock", "list", *NONE),
    "clock.pin": ("clock", "pin", "x", *NONE, "--at", "1", "--known", "2026-11-19 22:14:07"),
    "clock.solve": ("clock", "solve", *NONE),
    "clock.unpin": ("clock", "unpin", "1", *NONE),
    "consent.hold": ("consent", "hold", "x", *NONE, "--reason", "whose?"),
    "consent.record": ("consent", "record", "x", *NONE, "--state", "given", "--ref", "C-1"),
    "consent.show": ("consent", "show", "x", *NONE),
    "consent.withdraw": ("consent", "withdraw", "x", *NONE, "--reason", "by phone"),
    "detect": ("detect", *NONE),
    "ingest": ("ingest", "TMP/nothing", *NONE),
    "gallery": ("gallery", "list", *NONE),
    "job.cancel": ("jobs", "cancel", "1"),
    "job.pause": ("jobs", "pause", "1"),
    "job.resume": ("jobs", "resume", "1"),
    "mark.add": ("mark", "add", "x", *NONE, "--at", "1"),
    "mark.change": ("mark", "change", "00000000", *NONE, "--note", "x"),
    "mark.list": ("mark", "list", *NONE),
    "mark.remove": ("mark", "remove", "00000000", *NONE),
    "map.export": ("map", "export", *NONE),
    "map.import": ("map", "import", "TMP/none.kml", *NONE),
    "map.layers": ("map", "layers", *NONE),
    "map.remove": ("map", "remove", "1", *NONE),
    "models.add": ("models", "add", "TMP/nothing.pt"),
    "models.pull": ("models", "pull", "nothing"),
    "models.verify": ("models", "verify", "nothing"),
    "packet.list": ("packet", "list", *NONE),
    "packet.new": ("packet", "new", *NONE),
    "packet.verify": ("packet", "verify", "TMP"),
    "purpose.forget": ("purpose", "forget", *NONE),
    "purpose.remember": ("purpose", "set", *NONE, "--purpose", "find the van", "--offence", "B"),
    "search": ("search", *NONE),
    "search.forget": ("searches", "forget", "vans", *NONE),
    "search.region": ("search", "region", *NONE, "--camera", "A", "--box", "0,0,1,1"),
    "search.save": ("search", *NONE, "--save", "vans"),
    "search.saved": ("searches", "list", *NONE),
    "review.state": ("gallery", "state", "x", "1", *NONE, "--to", "seen"),
    "search.vanish": ("search", "vanish", "x", *NONE, "--at", "1", "--box", "0,0,1,1"),
    "series.close": ("series", "close", "26-none", "--outcome", "nothing"),
    "series.new": ("series", "new", " ", "--cases", "26-1,26-2", "--words", "one van"),
    "series.show": ("series", "show", "26-none"),
    "session.login": ("login", "nosuchname", "--accept-notice"),
    "settings.set": ("settings", "set", "review.days", "7"),
    "sound.export": ("sound", "export", "x", *NONE, "-o", "a.wav", "--from", "0", "--to", "1"),
    "still.list": ("still", "list", *NONE),
    "still.new": ("still", "new", "x", *NONE, "--at", "1"),
    "supervise.answer": ("supervise", "answer", "1", "a partner asked"),
    "supervise.charts": ("supervise", "charts"),
    "supervise.decide": ("supervise", "decide", "1", "fine"),
    "supervise.open": ("supervise", "open", "1"),
    "supervise.queue": ("supervise", "queue"),
    "supervise.report": ("supervise", "report", "-o", "TMP/report.html"),
    "supervise.sample": ("supervise", "sample"),
    "supervise.sign-off": ("supervise", "sign-off", "1", "--words", "seen"),
    "tracks.edits": ("tracks", "edits", "x", *NONE),
    "tracks.export": ("tracks", "export", "x", *NONE),
    "tracks.list": ("tracks", "list", "x", *NONE),
    "tracks.merge": ("tracks", "merge", "x", "1", "2", *NONE, "--reason", "one person"),
    "tracks.split": ("tracks", "split", "x", "1", *NONE, "--at", "2", "--reason", "two"),
    "tracks.undo": ("tracks", "undo", "x", "1", *NONE, "--reason", "was right"),
    "user.add": ("users", "add", "nobody", "--role", "viewer"),
    "user.disable": ("users", "disable", "nosuchname"),
    "user.list": ("users", "list"),
    "user.password": ("users", "password"),
    "user.recover": ("users", "recover", "robin"),
    "user.reset": ("users", "password", "nosuchname"),
    "user.role": ("users", "role", "nosuchname", "viewer"),
    "user.second-factor": ("users", "second-factor"),
    "user.unlock": ("users", "unlock", "nosuchname"),
}
"""One line of the command line for each verb, which fails early for whoever may try it."""


class Terminal:
    """One terminal: every line sees the sign-in of the lines before."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys
        self.heard = ""

    def __call__(self, *words: str, typed: str = "") -> tuple[int, Any]:
        """Exit code, and what stood on standard output as JSON, or as text."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(typed))
            words = tuple(word.replace("TMP", str(self.root.parent)) for word in words)
            code = main(["--workspace", str(self.root), "--json", *words])
        out, self.heard = self._capsys.readouterr()
        try:
            return code, json.loads(out)
        except ValueError:
            return code, out

    def sign_in(self, user: str, password: str, *more: str) -> int:
        """Sign somebody in; the exit code."""
        typed = "\n".join((password, *more)) + "\n"
        return self("login", user, "--accept-notice", typed=typed)[0]


@pytest.fixture
def terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """A new workspace with one case, and nobody but the person of the operating system."""
    cheap(monkeypatch)
    monkeypatch.setenv("NVR_DESK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("NVR_DESK_KEY_PASSPHRASE", "three geese on a roof")
    monkeypatch.setattr("nvr_desk.desk.jobs.launch", lambda *_, **__: 1)
    ready = Terminal(tmp_path / "w", capsys)
    assert ready("init")[0] == 0
    assert ready("case", "new", CASE, "--offence", "BURG")[0] == 0
    return ready


def _hire_robin(terminal: Terminal, roles: str) -> None:
    code, made = terminal("users", "add", "robin", "--role", roles, typed=f"{OWN}\n")
    assert code == 0
    assert terminal.sign_in("robin", made["start_password"], ROBIN) == 0


def test_that_the_first_way_from_one_person_to_two_works(terminal: Terminal) -> None:
    _hire_robin(terminal, "detective")
    assert terminal("case", "new", "26-8")[0] == 0
    assert terminal("logout")[0] == 0
    assert terminal("case", "list") == (0, [])
    assert terminal("case", "show", "26-8")[1]["error"] == "sign_in_needed"
    me = terminal("audit", "show")[1]["error"]
    assert me == "sign_in_needed"


def test_that_where_nobody_is_signed_in_every_verb_says_how_to(terminal: Terminal) -> None:
    _hire_robin(terminal, "detective")
    terminal("logout")
    why = ("--purpose", "find the van")
    for line in (
        ("clip", "list", "--case", CASE),
        ("search", "--case", CASE, *why),
        ("map", "export", "--case", CASE, *why),
        ("mark", "list", "--case", CASE, *why),
        ("clock", "list", "--case", CASE, *why),
    ):
        code, told = terminal(*line)
        assert (code, told["error"]) == (4, "sign_in_needed"), line
        assert told["message"].endswith("needs a person who is signed in: nvr-desk login"), line
        assert not told["message"].startswith("case "), line


def test_that_nobody_names_another_user(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hire_robin(terminal, "detective")
    terminal("logout")
    for variable in ("USER", "LOGNAME", "USERNAME", "NVR_DESK_USER", "SUDO_USER", TICKET_VARIABLE):
        monkeypatch.setenv(variable, "robin")
    for option in ("--user", "--as", "--actor", "--role"):
        assert terminal("case", "show", CASE, option, "robin")[0] == 2
    assert terminal("case", "show", CASE) == (
        4,
        {
            "error": "sign_in_needed",
            "message": "case.show needs a person who is signed in: nvr-desk login",
        },
    )


def test_that_a_ticket_is_taken_out_of_the_environment_at_once(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    monkeypatch.setenv(TICKET_VARIABLE, "abc")
    assert split_options((), os.environ)[0].ticket == "abc"
    terminal("case", "list")
    assert TICKET_VARIABLE not in os.environ


def test_that_the_notice_is_shown_and_must_be_accepted(terminal: Terminal) -> None:
    _hire_robin(terminal, "detective")
    code, told = terminal("login", "robin", typed=f"{ROBIN}\n")
    assert (code, told["error"]) == (4, "notice_not_accepted")
    assert "video that residents shared" in terminal.heard


def test_that_five_failures_at_a_terminal_lock_and_an_administrator_releases(
    terminal: Terminal,
) -> None:
    _hire_robin(terminal, "detective")
    terminal("logout")
    assert [terminal.sign_in("robin", "not it") for _ in range(5)] == [4] * 5
    code, told = terminal("login", "robin", "--accept-notice", typed=f"{ROBIN}\n")
    assert (code, told["error"]) == (4, "locked_out")
    code, told = terminal("login", "--accept-notice", typed=f"{OWN}\n")
    assert (code, told["roles"]) == (0, ["administrator", "supervisor"])
    assert terminal("users", "unlock", "robin")[0] == 0
    assert terminal.sign_in("robin", ROBIN) == 0


def test_that_a_packet_and_a_role_take_the_password_again(terminal: Terminal) -> None:
    _hire_robin(terminal, "detective")
    code, told = terminal("packet", "new", "--case", CASE, typed="not it\n")
    assert (code, told["error"]) == (4, "sign_in_refused")
    code, told = terminal("packet", "new", "--case", CASE, "--purpose", "look", typed=f"{ROBIN}\n")
    assert told["error"] != "confirm_needed"
    terminal("login", "--accept-notice", typed=f"{OWN}\n")
    assert terminal("users", "role", "robin", "viewer", typed=f"{OWN}\n")[1]["roles"] == "viewer"
    assert terminal("settings", "set", "review.days", "8", typed=f"{OWN}\n")[1]["value"] == 8
    assert "password again" in terminal.heard


def test_that_a_second_factor_is_enrolled_by_a_picture_and_asked_for(terminal: Terminal) -> None:
    import time

    from nvr_desk.policy.second_factor import STEP_S, code_for

    _hire_robin(terminal, "detective")
    step = 0

    class Typing(io.StringIO):
        """Reads the seed off the screen, as a person would."""

        def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
            heard = terminal._capsys.readouterr().err
            if "type this into the app" not in heard:
                return f"{ROBIN}\n"
            nonlocal step
            step = int(time.time()) // STEP_S
            return code_for(heard.split("app: ")[1].split()[0], step) + "\n"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", Typing())
        assert main(["--workspace", str(terminal.root), "users", "second-factor"]) == 0
    terminal("logout")
    assert terminal.sign_in("robin", ROBIN, "") == 4
    assert terminal.sign_in("robin", ROBIN, "000000") == 4


def test_that_a_line_that_signs_in_is_the_same_whoever_else_has_a_second_factor(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = terminal("users", "add", "robin", "--role", "detective", typed=f"{OWN}\n")[1]
    start, state = made["start_password"], Presence.state
    for codes in (False, True):
        monkeypatch.setattr(
            Presence, "state", lambda self, codes=codes: replace(state(self), codes_in_use=codes)
        )
        assert terminal.sign_in("robin", start) != 0  # a password of their own is wanted
        assert terminal.sign_in("robin", start, "123456") != 0  # a code is none
    assert terminal.sign_in("robin", start, ROBIN) == 0
    terminal("logout")
    assert terminal.sign_in("robin", ROBIN) == 0
    assert terminal.sign_in("robin", ROBIN, "", "") == 0


def test_that_a_locked_terminal_says_so_and_how_to_open_it(terminal: Terminal) -> None:
    _hire_robin(terminal, "detective")
    assert terminal("lock")[0] == 0
    code, told = terminal("case", "show", CASE)
    assert (code, told["error"]) == (4, "locked")
    assert "nvr-desk login" in told["message"]
    assert terminal("lock")[0] == 0
    assert terminal("case", "show", CASE)[1]["error"] == "locked"
    assert terminal.sign_in("robin", ROBIN) == 0
    assert terminal("case", "show", CASE)[1].get("error") != "locked"


def test_that_a_seed_is_not_shown_where_it_could_not_be_kept(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hire_robin(terminal, "detective")
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    monkeypatch.setattr(keys, "_keyring_works", lambda: False)
    code, told = terminal("users", "second-factor", typed=f"{ROBIN}\n000000\n")
    assert (code, told["error"]) == (1, "key_missing")
    assert "none was given for the file that is to keep the keys" in told["message"]
    assert "type this into the app" not in terminal.heard


def test_that_a_purpose_that_says_nothing_is_told_once(terminal: Terminal) -> None:
    said = ("--purpose", "test", "--offence", "211")
    code, told = terminal("search", "--case", CASE, *said)
    assert (code, told["error"]) == (4, "purpose_missing")
    assert terminal.heard.count("words that say something") == 1
    assert terminal.heard.count("nvr-desk: ") == 1


def test_that_an_option_that_is_empty_is_shown_as_none(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--workspace", str(terminal.root), "settings", "show", "audit.tsa_url"]) == 0
    told = capsys.readouterr().out
    assert "audit.tsa_url = (none) (the default)" in told
    assert told.rstrip().endswith("default (none)")


def test_that_a_picture_of_an_address_fits_a_terminal() -> None:
    lines = qr_lines("otpauth://totp/NVR%20Desk:robin%40desk-1?secret=" + "A" * 32)
    assert 10 < len(lines) < 40
    assert all(len(line) < 80 for line in lines)


def test_that_settings_are_listed_set_and_reset(terminal: Terminal) -> None:
    code, told = terminal("settings", "set", "lock.idle_minutes", "10")
    assert (code, told["value"]) == (0, 10)
    listed = {each["key"]: each for each in terminal("settings", "list")[1]}
    assert listed["lock.idle_minutes"]["set_by"]
    assert terminal("settings", "set", "lock.idle_minutes", "31")[0] == 2
    assert terminal("settings", "set", "lock.idle", "3")[1]["error"] == "not_found"
    assert terminal("settings", "reset", "lock.idle_minutes")[1]["value"] == 15


@pytest.mark.parametrize("roles", [*(r.value for r in Role if r is not Role.SOLO), NOBODY])
def test_that_each_line_is_denied_or_not_as_the_table_says(terminal: Terminal, roles: str) -> None:
    _hire_robin(terminal, "viewer" if roles == NOBODY else roles)
    if roles == NOBODY:
        terminal("logout")
    wrong: dict[str, Any] = {}
    for verb, words in sorted(LINES.items()):
        code, told = terminal(*words, typed=f"{ROBIN}\n" * 4)
        error = told.get("error") if isinstance(told, dict) else None
        denied = code == 4 and error in {"not_permitted", "sign_in_needed"}
        if denied is permitted(roles, verb):
            wrong[verb] = (code, told)
    assert wrong == {}


def test_that_a_process_of_ones_own_sees_the_sign_in_of_its_terminal(terminal: Terminal) -> None:
    """A real child in this session: the binding is asked of the operating system."""
    _hire_robin(terminal, "detective")
    command = [sys.executable, "-m", "nvr_desk.cli.main", "--workspace", str(terminal.root)]
    here = subprocess.run([*command, "case", "new", "26-9"], capture_output=True, check=False)
    away = subprocess.run(
        [*command, "case", "new", "26-10"],
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    assert (here.returncode, away.returncode) == (0, 4)


def test_that_every_verb_has_its_line_but_what_only_a_window_or_a_line_inside_does() -> None:
    windows = {"map", "timeline", "view", "sound", "session.unlock", "job.launch"}
    inside = {"workspace.begin", "workspace.restore", "session.confirm"}
    ends = {"session.lock", "session.logout"}
    assert set(LINES) == VERBS_OF[Role.SOLO] - windows - inside - ends


def test_that_neither_window_nor_command_line_says_who_acts() -> None:
    """``open_desk`` takes an actor and a seat for tests; the product asks the operating system."""
    named = [
        str(path.relative_to(ROOT))
        for folder in ("nvr_desk", "ui")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"open_desk\([^)]*\b(actor|seat)=", path.read_text("utf-8"))
    ]
    assert named == []


def _boss() -> str:
    return psutil.Process().username()


def test_that_a_packet_goes_through_once_another_person_granted_it(
    terminal: Terminal, tmp_path: Path
) -> None:
    clips = tmp_path / "clips"
    clips.mkdir()
    make(clips / "yard.mp4", Footage(frames=6))
    assert terminal("ingest", str(clips), "--case", CASE, "--statement", "agreed")[0] == 0
    assert terminal("case", "member", CASE, "robin")[0] == 0
    _hire_robin(terminal, "detective")
    line = ("packet", "new", "--case", CASE, "-o", "TMP/p", "--purpose", "find the van")
    code, told = terminal(*line, typed=f"{ROBIN}\n")
    assert (code, told["error"]) == (4, "approval_needed")
    assert "same line" in told["remedy"]
    ((ask,), mine) = (terminal("approvals", "list")[1], terminal("approvals", "list", "--mine")[1])
    assert mine == [ask]
    assert (ask["id"], ask["kind"], ask["case"], ask["words"]) == (
        1,
        "export",
        CASE,
        "find the van",
    )
    code, told = terminal("approvals", "grant", "1")
    assert (code, told["error"]) == (4, "own_approval")
    assert terminal("logout")[0] == 0
    assert terminal.sign_in(_boss(), OWN) == 0
    code, told = terminal("approvals", "grant", "1", "--words", "seen")
    assert (code, told["decision"], told["decided_words"]) == (0, "granted", "seen")
    assert terminal("logout")[0] == 0
    assert terminal.sign_in("robin", ROBIN) == 0
    assert terminal(*line, typed=f"{ROBIN}\n")[0] == 0
    assert terminal("packet", "verify", "TMP/p")[0] == 0


def test_that_a_series_is_opened_listed_and_closed_by_command_line(terminal: Terminal) -> None:
    assert terminal("case", "new", "26-8", "--offence", "BURG")[0] == 0
    new = ("series", "new", "S-1", "--cases", f"{CASE},26-8", "--words", "one van")
    code, ask = terminal(*new)
    assert (code, ask["itself"], ask["decision"]) == (0, True, "granted")
    assert terminal("series", "show", "S-1")[1]["case"]["cases"] == [CASE, "26-8"]
    assert [each["number"] for each in terminal("series", "list")[1]] == ["S-1"]
    assert [each["object"] for each in terminal("approvals", "list", "--self")[1]] == ["S-1"]
    search = ("search", "--case", "S-1", "--purpose", "the van of both", "--offence", "BURG")
    assert terminal(*search)[0] == 0
    code, told = terminal("packet", "new", "--case", "S-1", "--purpose", "the van of both")
    assert (code, told["error"]) == (4, "series_reach")
    assert terminal("series", "close", "S-1", "--outcome", "two vans")[0] == 0
    assert terminal(*search)[1]["error"] == "case_closed"
    assert terminal("approvals", "list", "--mine", "--self")[0] == 2

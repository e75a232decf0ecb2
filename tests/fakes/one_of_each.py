"""One row in each table that nothing else of a small workspace fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from tests.fakes.stocked import CASE

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ROWS = """
INSERT INTO account (user, roles, state, created_us, created_by, second, password_once)
  VALUES ('kim', 'analyst', 'active', 1, 'ana', 'none', 0);
INSERT INTO sign_in_failure VALUES (1, 'kim', 1, 1, 'boot', 'desk-1');
INSERT INTO sign_in (id, user, kind, binding, station, began_us, last_us, mono_us, boot)
  VALUES ('00', 'kim', 'terminal', 'tty', 'desk-1', 1, 1, 1, 'boot');
INSERT INTO setting VALUES ('idle_s', '600', 'ana', 1);
INSERT INTO purpose_memory VALUES ('ana', :case, '211', 'looking for a car', 1);
INSERT INTO case_incident VALUES (:case, 1, 2, 40.7, -111.9, 500.0, 'robbery');
INSERT INTO case_file (number, state, opened_us, kind) VALUES ('S-1', 'open', 1, 'series');
INSERT INTO series_case VALUES ('S-1', :case);
INSERT INTO approval (kind, object, detail, asked_by, asked_us, words, self_)
  VALUES ('export', 'packet', '{}', 'ana', 1, 'for court', 0);
INSERT INTO review (from_us, to_us, due_us, share, seed, made_us) VALUES (1, 2, 3, 0.05, 's', 4);
INSERT INTO review_item (review, act_seq, why) VALUES (1, 2, '[]');
INSERT INTO packet VALUES ('p', :case, '/p', 1, 'ana', 1, 1, :sha256);
INSERT INTO refusal (batch_sha256, path, code, detail)
  SELECT sha256, 'x.exe', 'extra', 'not listed' FROM batch;
INSERT INTO time_correction (delivery_id, offset_s, reason, author, at_us)
  SELECT id, 1.5, 'overlay', 'ana', 1 FROM delivery LIMIT 1;
INSERT INTO hand_edit (analysis_id, case_number, kind, replaced, made, author, reason, at_us)
  VALUES (1, :case, 'merge', '[]', '[]', 'ana', 'same car', 1);
INSERT INTO mark (uid, case_number, delivery_id, from_s, from_pts, level, note, author, made_us)
  VALUES ('00112233445566778899aabbccddeeff', :case, 1, 0.5, 45000, 'note', 'a bag', 'ana', 1);
INSERT INTO still (case_number, delivery_id, pts, nth, sha256, path, "by", at_us)
  VALUES (:case, 1, 45000, 0, :sha256, 'a.png', 'ana', 1);
INSERT INTO review_state VALUES ('ana', :case, 1, 1, 1, 'seen', 1);
INSERT INTO saved_search (case_number, user, name, "query", made_us, removed_us)
  VALUES (:case, 'ana', 'cars', '{}', 1, 2);
INSERT INTO clock_pin (case_number, a_delivery, a_s, instant_us, uncertainty_s, note, author,
  made_us) VALUES (:case, 1, 0.5, 9, 0.5, 'thunder', 'ana', 1);
INSERT INTO watched VALUES ('ana', 1, '[]', 1);
INSERT INTO layer (kind, name, source_sha256, features, "by", at_us)
  VALUES ('areas', 'beats', :sha256, '{}', 'ana', 1);
INSERT INTO motion_grid VALUES (1, 1.0, 0, x'00')
"""


def fill(db: Connection, sha256: str) -> None:
    """Add the rows, inside a transaction; there is a clip with a delivery and a look already."""
    for words in _ROWS.split(";"):
        statement = text(words)
        given = {"case": CASE, "sha256": sha256}
        named = statement.compile().params
        db.execute(statement, {name: given[name] for name in named})

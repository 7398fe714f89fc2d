#!/usr/bin/env python3
"""Gives one case manager of the demo 100 running cases with 10,000 contacts, in a SQLite file that nobody serves.  bench/cases.py FILE USER"""
import sqlite3
import sys
import uuid

db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA foreign_keys = ON")
db.row_factory = sqlite3.Row


def copy(table, row, **changes):
    own = {column["name"] for column in db.execute(f"PRAGMA table_info({table})")}  # without those that the database makes itself
    made = {name: value for name, value in (dict(row) | changes).items() if name in own}
    db.execute(f"INSERT INTO {table} ({', '.join(made)}) VALUES ({', '.join('?' * len(made))})", list(made.values()))


user = db.execute("SELECT a.id, h.organisation_id house, h.team_id team FROM accounts a JOIN hats h ON h.account_id = a.id WHERE a.user_name = ?", [sys.argv[2]]).fetchone()
case = db.execute("SELECT * FROM cases WHERE organisation_id = ? AND from_on IS NOT NULL LIMIT 1", [user["house"]]).fetchone()
contact = db.execute("SELECT * FROM case_contacts WHERE organisation_id = ? AND length(note) = 0 LIMIT 1", [user["house"]]).fetchone()
task = db.execute("SELECT * FROM case_tasks WHERE organisation_id = ? LIMIT 1", [user["house"]]).fetchone()
relation = db.execute("SELECT * FROM care_relations WHERE organisation_id = ? LIMIT 1", [user["house"]]).fetchone()
today = db.execute("SELECT date('now')").fetchone()[0]
db.execute("UPDATE cases SET ended_on = ? WHERE organisation_id = ? AND manager = ? AND ended_on IS NULL", [today, user["house"], user["id"]])
clients = db.execute("SELECT id FROM clients c WHERE organisation_id = ? AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.organisation_id = c.organisation_id AND k.client_id = c.id AND k.ended_on IS NULL) LIMIT 100", [user["house"]]).fetchall()
assert len(clients) == 100, len(clients)
for client in clients:
    held = uuid.uuid4().bytes
    common = {"client_id": client["id"], "organisation_id": user["house"]}
    copy("cases", case, **common, id=held, manager=user["id"], ended_on=None, end_reason="", stay_id=None, why=b"", taken_over_by=b"", over_norm=b"")
    copy("care_relations", relation, **common, id=uuid.uuid4().bytes, team_id=user["team"], basis=f"case/{uuid.UUID(bytes=held)}", kind="case-management", until_at=None)
    copy("case_tasks", task, **common, id=uuid.uuid4().bytes, case_id=held, carer=user["id"], due_on=today, closed_at=None, closed_by=None, outcome="", what=b"", note=b"")
    for _ in range(100):
        copy("case_contacts", contact, **common, id=uuid.uuid4().bytes, case_id=held, by=user["id"])
db.commit()

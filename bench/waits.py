#!/usr/bin/env python3
"""Lets more people wait for the services of the region of a house, in a SQLite file that nobody serves.  bench/waits.py FILE HOW_MANY"""
import sqlite3
import sys
import uuid

db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA foreign_keys = ON")
db.row_factory = sqlite3.Row
wait = dict(db.execute("SELECT * FROM service_waits WHERE until_at IS NULL LIMIT 1").fetchone())
change = dict(db.execute("SELECT * FROM waiting_changes WHERE wait_id = ? AND number = 1", [wait["id"]]).fetchone())
places = db.execute("SELECT DISTINCT organisation_id, service_id FROM service_waits").fetchall()


def copy(table, row):
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


made = 0
for place in places:
    free = db.execute("SELECT id FROM clients c WHERE organisation_id = ? AND NOT EXISTS (SELECT 1 FROM service_waits w WHERE w.organisation_id = c.organisation_id AND w.client_id = c.id AND w.service_id = ? AND w.until_at IS NULL)", [place["organisation_id"], place["service_id"]]).fetchall()
    for client in free[: int(sys.argv[2]) - made]:
        key = {"organisation_id": place["organisation_id"], "client_id": client["id"]}
        copy("service_waits", wait | key | {"id": uuid.uuid4().bytes, "service_id": place["service_id"], "referral_id": None})
        made += 1
assert made == int(sys.argv[2]), made
db.commit()

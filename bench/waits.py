#!/usr/bin/env python3
"""Lets more people wait for the services of the region of a house, in a SQLite file that nobody serves.  bench/waits.py FILE HOW_MANY"""
import sqlite3
import sys
import uuid

db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA foreign_keys = ON")
db.row_factory = sqlite3.Row
wait = dict(db.execute("SELECT * FROM service_waits WHERE until_at IS NULL LIMIT 1").fetchone())
places = db.execute("SELECT organisation_id, id AS service_id FROM services s WHERE EXISTS (SELECT 1 FROM clients c WHERE c.organisation_id = s.organisation_id)").fetchall()


def copy(table, row):
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


made = 0
while made < int(sys.argv[2]):
    for place in places:
        house = place["organisation_id"]
        client = dict(db.execute("SELECT * FROM clients WHERE organisation_id = ? LIMIT 1", [house]).fetchone())
        person = client | {"id": uuid.uuid4().bytes, "reference": f"W-{made:06}", "thread_id": None, "merged_into": None, "niss_index": None, "protected_niss": None}
        copy("clients", person)
        copy("service_waits", wait | {"organisation_id": house, "client_id": person["id"], "id": uuid.uuid4().bytes, "service_id": place["service_id"], "referral_id": None})
        made += 1
db.commit()

"""How many single-row inserts a second SQLite commits with the settings of the program: bare_insert.py FILE SECONDS"""
import os
import sqlite3
import sys
import time

path, seconds = sys.argv[1], float(sys.argv[2])
for suffix in ("", "-wal", "-shm"):
    if os.path.exists(path + suffix):
        os.remove(path + suffix)
database = sqlite3.connect(path, isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
database.execute("CREATE TABLE presentations (id BLOB PRIMARY KEY, story TEXT NOT NULL)")
count, end = 0, time.monotonic() + seconds
while time.monotonic() < end:
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO presentations VALUES (?, ?)", (os.urandom(16), "x" * 400))
    database.execute("COMMIT")
    count += 1
print(round(count / seconds, 1))

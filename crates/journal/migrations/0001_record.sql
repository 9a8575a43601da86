-- The record: append-only entries in hash chains, and what still has to be told to the store.

CREATE TABLE entries (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    chain TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    payload_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (chain, seq)
);

-- Apart from the link, so that a payload can be erased by law and the chain still verifies.
CREATE TABLE payloads (
    place INTEGER PRIMARY KEY REFERENCES entries (place),
    text TEXT NOT NULL
);

CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
-- A REPLACE would delete without asking the trigger above.
CREATE TRIGGER entries_are_never_replaced BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE place = NEW.place OR id = NEW.id)
    OR EXISTS (SELECT 1 FROM entries WHERE chain = NEW.chain AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER payloads_are_never_replaced BEFORE INSERT ON payloads
WHEN EXISTS (SELECT 1 FROM payloads WHERE place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'payloads are never rewritten'); END;
CREATE TRIGGER payloads_are_never_changed BEFORE UPDATE ON payloads
BEGIN SELECT RAISE(ABORT, 'payloads are never rewritten'); END;

-- Acts that need the store and have no outcome; `place` keeps the order of writing.
CREATE TABLE open_acts (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL UNIQUE REFERENCES entries (id)
);

CREATE TABLE mirror (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL UNIQUE REFERENCES entries (id),
    incident TEXT NOT NULL,
    event TEXT,
    gone INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL DEFAULT 1,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    not_before INTEGER NOT NULL
);
CREATE INDEX mirror_of_incident ON mirror (incident, place);
CREATE INDEX mirror_due ON mirror (place) WHERE due;
CREATE INDEX mirror_waiting ON mirror (incident, not_before, place) WHERE due;
CREATE INDEX mirror_event ON mirror (incident, event) WHERE event IS NOT NULL;

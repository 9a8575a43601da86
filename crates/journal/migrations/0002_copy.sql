-- The copy of the incident store, and what the list is read from.

CREATE TABLE incidents (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'resolved')),
    impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    modified_by TEXT NOT NULL,
    resolved INTEGER,
    created_by TEXT NOT NULL,
    source TEXT NOT NULL,
    -- When the reading of the whole record began; 0 while only a list told of it.
    record_read INTEGER NOT NULL,
    summary TEXT
);

CREATE TABLE related (
    incident TEXT PRIMARY KEY,
    items TEXT NOT NULL,
    read INTEGER NOT NULL
);

CREATE TABLE devices (
    incident TEXT NOT NULL,
    thing TEXT NOT NULL,
    PRIMARY KEY (incident, thing)
) WITHOUT ROWID;
CREATE INDEX incidents_of_thing ON devices (thing, incident);

CREATE TABLE events (
    incident TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    occurred INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    refs TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (incident, id)
);
CREATE INDEX events_in_order ON events (incident, occurred, id);

-- `subject` is an incident, or `list` for the list of all.
CREATE TABLE freshness (
    subject TEXT PRIMARY KEY,
    read INTEGER,
    error TEXT
);

-- What the console's own record says, folded.
CREATE TABLE states (
    incident TEXT PRIMARY KEY,
    state TEXT NOT NULL
);

-- One narrow row per incident: all that a list shows, filters or searches. Derived from the tables above in the
-- same commit; `closed` is 0 for open ones, which come first. What a search reads of every row stands at its start:
-- SQLite decodes a row from its start to the last column asked for.
CREATE TABLE listing (
    search TEXT NOT NULL,
    closed INTEGER NOT NULL,
    impact INTEGER NOT NULL,
    created INTEGER NOT NULL,
    incident TEXT PRIMARY KEY,
    resolved INTEGER,
    title TEXT NOT NULL,
    devices TEXT NOT NULL DEFAULT '[]',
    lead TEXT,
    lead_subject TEXT,
    acknowledged TEXT,
    in_doubt INTEGER NOT NULL DEFAULT 0,
    closing TEXT
);
CREATE INDEX listing_in_order ON listing (closed, created, incident);
CREATE INDEX listing_counts ON listing (closed, impact);

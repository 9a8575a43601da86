-- What people typed and saw, their sessions, and who follows what.

CREATE TABLE drafts (
    who TEXT NOT NULL,
    scope TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    saved INTEGER NOT NULL,
    PRIMARY KEY (who, scope, field)
);

CREATE TABLE looks (
    who TEXT NOT NULL,
    incident TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (who, incident)
) WITHOUT ROWID;

CREATE TABLE sessions (
    key TEXT PRIMARY KEY,
    data TEXT NOT NULL,
    subject TEXT,
    provider_session TEXT,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    expires INTEGER NOT NULL
);
CREATE INDEX sessions_of_person ON sessions (subject);
CREATE INDEX sessions_of_provider ON sessions (provider_session) WHERE provider_session IS NOT NULL;
CREATE INDEX sessions_by_end ON sessions (expires);

CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL
) WITHOUT ROWID;

-- Who is paged, as it was read last.

CREATE TABLE engagements (
    incident TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    -- Whom they turn to and when, for lists.
    escalations TEXT NOT NULL
);

CREATE TABLE contacts (
    name TEXT PRIMARY KEY,
    read INTEGER NOT NULL,
    state TEXT NOT NULL
);

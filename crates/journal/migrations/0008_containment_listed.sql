-- How far an incident's devices are held, for the list: 0 where none is named, 1 where one is held by nothing, 2 where
-- not all are verified, 3 where they are. What a search or a filter reads of every row stands at its start.
CREATE TABLE listing_anew (
    search TEXT NOT NULL,
    closed INTEGER NOT NULL,
    impact INTEGER NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL,
    incident TEXT PRIMARY KEY,
    resolved INTEGER,
    title TEXT NOT NULL,
    devices TEXT NOT NULL DEFAULT '[]',
    contained TEXT,
    lead TEXT,
    lead_subject TEXT,
    acknowledged TEXT,
    in_doubt INTEGER NOT NULL DEFAULT 0,
    closing TEXT
);
INSERT INTO listing_anew
    (search, closed, impact, created, incident, resolved, title, devices, lead, lead_subject, acknowledged, in_doubt, closing)
    SELECT search, closed, impact, created, incident, resolved, title, devices, lead, lead_subject, acknowledged, in_doubt, closing
    FROM listing;
DROP TABLE listing;
ALTER TABLE listing_anew RENAME TO listing;
CREATE INDEX listing_in_order ON listing (closed, created, incident);
CREATE INDEX listing_counts ON listing (closed, impact, held);

-- Orders about devices with how far they are, and what is kept about devices.

CREATE TABLE courses (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL UNIQUE REFERENCES entries (id),
    device TEXT NOT NULL,
    incident TEXT,
    ended INTEGER NOT NULL,
    due INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL
);
-- Of one device at most one order counts, whoever asks and from which process.
CREATE UNIQUE INDEX course_that_counts ON courses (device) WHERE NOT ended;
CREATE INDEX courses_of_device ON courses (device, place);
CREATE INDEX courses_on_incident ON courses (incident, place) WHERE incident IS NOT NULL;
CREATE INDEX courses_due ON courses (due, place) WHERE NOT ended;

-- The latest capture of each device; `incident` is empty for it, otherwise it is how the device was then.
CREATE TABLE captures (
    device TEXT NOT NULL,
    incident TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (device, incident)
);

CREATE TABLE violation_events (
    device TEXT NOT NULL,
    at INTEGER NOT NULL,
    violation TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (device, at, violation, kind)
) WITHOUT ROWID;

CREATE TABLE answers (
    device TEXT PRIMARY KEY,
    state TEXT NOT NULL
);

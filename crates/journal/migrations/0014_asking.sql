-- What orders ask people for: a second person (then who asked, empty for an automation), or whether one whose time is
-- over is to last.
ALTER TABLE courses ADD COLUMN waits TEXT;
ALTER TABLE courses ADD COLUMN expired INTEGER NOT NULL DEFAULT 0;
UPDATE courses SET waits = coalesce(json_extract(state, '$.order.who.person.subject'), '')
    WHERE NOT ended AND json_extract(state, '$.order.approval.approval') = 'waits';
UPDATE courses SET expired = 1 WHERE NOT ended AND json_extract(state, '$.progress.asked') IS NOT NULL
    AND json_extract(state, '$.order.expires') IS NOT NULL AND json_extract(state, '$.order.approval.approval') <> 'waits';
CREATE INDEX courses_asking ON courses (incident) WHERE NOT ended AND (waits IS NOT NULL OR expired);

-- The same for incidents, so that a list of ten thousand reads one small table; those that ask for nothing have no row.
-- `approvals_by` is who asked, where all of them were asked for by the same person.
CREATE TABLE asking (
    incident TEXT PRIMARY KEY,
    approvals INTEGER NOT NULL,
    approvals_by TEXT,
    expired INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO asking SELECT incident, count(waits), CASE WHEN min(waits) = max(waits) THEN nullif(min(waits), '') END, sum(expired)
    FROM courses WHERE incident IS NOT NULL AND NOT ended AND (waits IS NOT NULL OR expired) GROUP BY incident;

-- Of what was read of a device last, when it was read to be in the quarantine group; empty where it was not in it.
ALTER TABLE captures ADD COLUMN grouped INTEGER;

-- Whom an open incident's engagements turn to and when, for the list.

ALTER TABLE listing ADD COLUMN escalations TEXT NOT NULL DEFAULT '[]';

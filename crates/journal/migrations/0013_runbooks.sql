-- Runbooks' executions, which AWS forgets, and the documents that ran, which may change meanwhile.

-- The executions that the store started with the incident.
ALTER TABLE incidents ADD COLUMN runbooks TEXT NOT NULL DEFAULT '[]';

CREATE TABLE runs (
    incident TEXT NOT NULL,
    execution TEXT NOT NULL,
    started INTEGER,
    state TEXT NOT NULL,
    -- The step that waits for somebody, for lists; nothing where none does.
    step TEXT,
    deadline INTEGER,
    warn INTEGER,
    PRIMARY KEY (incident, execution)
);
CREATE INDEX runs_waiting ON runs (incident, deadline) WHERE deadline IS NOT NULL;

CREATE TABLE runbook_documents (
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (name, version)
);

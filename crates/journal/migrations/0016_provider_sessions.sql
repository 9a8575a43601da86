-- A provider's sessions are found among those who are signed in, not by SQL.
DROP INDEX sessions_of_provider;

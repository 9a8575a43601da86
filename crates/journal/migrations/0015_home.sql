-- Whose record this is: the account and the Region that it was begun with, and as whom the console was last there.
CREATE TABLE home (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    principal TEXT NOT NULL
);

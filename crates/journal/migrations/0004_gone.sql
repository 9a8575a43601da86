-- What the store no longer has.

-- When it was found that the store has the incident no longer.
ALTER TABLE incidents ADD COLUMN gone INTEGER;

-- When the store had taken the event: a list that was asked for later and lacks it shows that it was deleted.
ALTER TABLE mirror ADD COLUMN told INTEGER;
UPDATE mirror SET told = not_before WHERE event IS NOT NULL;

-- Ends the build that has been in progress for longest.
-- Parameters: the state, the milliseconds that it took.
UPDATE bb_build_status
SET state = ?, duration = ?, updated_date = now() AT TIME ZONE 'UTC'
WHERE id = (SELECT id FROM bb_build_status WHERE state = 'INPROGRESS' ORDER BY created_date, id LIMIT 1)
RETURNING id

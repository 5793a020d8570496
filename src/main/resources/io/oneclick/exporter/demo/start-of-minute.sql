-- When did it all happen, counted back from the start of the minute instead of from now? With the same rows and the same
-- distances, every refresh of this minute gives the same numbers, whatever its second.
UPDATE sta_pull_request SET
    created_timestamp = created_timestamp - (now() - date_trunc('minute', now())),
    updated_timestamp = updated_timestamp - (now() - date_trunc('minute', now())),
    rescoped_timestamp = rescoped_timestamp - (now() - date_trunc('minute', now())),
    closed_timestamp = closed_timestamp - (now() - date_trunc('minute', now()));
UPDATE sta_activity SET created_timestamp = created_timestamp - (now() - date_trunc('minute', now()));
UPDATE bb_build_status SET
    created_date = created_date - (now() - date_trunc('minute', now())),
    updated_date = updated_date - (now() - date_trunc('minute', now()));
UPDATE "AO_2AD648_INSIGHT_REPORT" SET "CREATED_DATE" = "CREATED_DATE" - (now() - date_trunc('minute', now()));

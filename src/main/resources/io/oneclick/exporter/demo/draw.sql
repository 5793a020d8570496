-- Which pseudo-random number belongs to this subject? It is from 0 up to 1 and depends only on the subject, so that the sample is the same each time.
CREATE OR REPLACE FUNCTION pg_temp.draw(id bigint, subject text) RETURNS double precision
LANGUAGE sql IMMUTABLE AS $$
    SELECT ('x' || substr(md5(concat(id, subject)), 1, 8))::bit(32)::bigint / 4294967296.0
$$;

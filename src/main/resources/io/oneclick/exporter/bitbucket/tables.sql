-- Which of these tables exist, and which of them can this role read?
-- $1 names
SELECT expected.name,
       pg_catalog.to_regclass(pg_catalog.quote_ident(expected.name)) IS NOT NULL AS is_there,
       coalesce(
         pg_catalog.has_any_column_privilege(
           pg_catalog.to_regclass(pg_catalog.quote_ident(expected.name))::oid, 'SELECT'), false) AS is_readable
FROM pg_catalog.unnest(?::text[]) WITH ORDINALITY AS expected (name, position)
ORDER BY expected.position

-- Which privileges does this role have in addition to reading the tables that the exporter needs?
-- $1 names of those tables
SELECT role.rolsuper AS is_superuser,
       pg_catalog.concat_ws(', ',
         CASE WHEN role.rolcreaterole THEN 'create roles' END,
         CASE WHEN role.rolcreatedb THEN 'create databases' END,
         CASE WHEN role.rolreplication THEN 'replicate' END,
         CASE WHEN role.rolbypassrls THEN 'bypass row security' END) AS attributes,
       pg_catalog.count(*) FILTER (WHERE others.is_owned) AS owned,
       pg_catalog.count(*) FILTER (WHERE others.is_writable) AS writable,
       pg_catalog.count(*) FILTER (WHERE others.is_readable AND NOT others.is_needed) AS readable,
       pg_catalog.min(others.name) FILTER (WHERE others.is_readable AND NOT others.is_needed) AS example
FROM pg_catalog.pg_roles AS role
LEFT JOIN (
  SELECT relation.oid::pg_catalog.regclass::pg_catalog.text AS name,
         relation.relname::pg_catalog.text OPERATOR(pg_catalog.=) ANY (?::pg_catalog.text[]) AS is_needed,
         pg_catalog.pg_has_role(relation.relowner, 'USAGE') AS is_owned,
         pg_catalog.has_table_privilege(relation.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') AS is_writable,
         pg_catalog.has_any_column_privilege(relation.oid, 'SELECT') AS is_readable
  FROM pg_catalog.pg_class AS relation
  JOIN pg_catalog.pg_namespace AS schema ON schema.oid OPERATOR(pg_catalog.=) relation.relnamespace
  WHERE relation.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'p', 'v', 'm', 'f']::pg_catalog."char"[])
    AND schema.nspname OPERATOR(pg_catalog.!~) '^(pg_|information_schema$)'
) AS others ON true
WHERE role.rolname OPERATOR(pg_catalog.=) current_user
GROUP BY 1, 2

-- Which of Bitbucket's tables are here, and which may this role read?
SELECT name,
       to_regclass(quote_ident(name)) IS NOT NULL AS is_there,
       coalesce(has_any_column_privilege(to_regclass(quote_ident(name)), 'SELECT'), false) AS is_readable
FROM unnest(ARRAY[
  'project',
  'repository',
  'sta_personal_project',
  'sta_pull_request',
  'AO_2AD648_INSIGHT_REPORT',
  'AO_2AD648_MERGE_CHECK'
]) WITH ORDINALITY AS expected (name, position)
ORDER BY position

-- Which of the tables of builds exists, and does the older one have an index on the commit?
SELECT pg_catalog.to_regclass('bb_build_status') IS NOT NULL AS has_builds,
       pg_catalog.to_regclass('"AO_CFE8FA_BUILD_STATUS"') IS NOT NULL AS has_legacy_builds,
       (SELECT true
        FROM pg_catalog.pg_index
        JOIN pg_catalog.pg_attribute
          ON pg_attribute.attrelid = pg_index.indrelid AND pg_attribute.attnum = pg_index.indkey[0]
        WHERE pg_index.indrelid = pg_catalog.to_regclass('"AO_CFE8FA_BUILD_STATUS"')
          AND pg_attribute.attname OPERATOR(pg_catalog.=) 'CSID'
          AND pg_index.indisvalid
          AND pg_index.indpred IS NULL
        LIMIT 1) IS NOT NULL AS is_indexed

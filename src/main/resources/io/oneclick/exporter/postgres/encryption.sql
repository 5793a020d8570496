-- Is this session encrypted, as the server sees it, and does it leave the machine?
SELECT ssl.ssl AS is_encrypted,
       ssl.version,
       coalesce(pg_catalog.host(pg_catalog.inet_server_addr()) OPERATOR(pg_catalog.~) '^(127[.]|::1$)', true) AS is_local
FROM pg_catalog.pg_stat_ssl AS ssl
WHERE ssl.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()

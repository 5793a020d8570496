-- Which statement gives the exporter's role its password? (A password cannot be a parameter of ALTER ROLE.)
-- Parameter: the password.
SELECT format('ALTER ROLE oneclick PASSWORD %L', ?)

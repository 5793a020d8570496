-- How does every transaction begin? It sees the database at one instant and cannot write; all of this is said within the
-- transaction, because behind PgBouncer the session belongs to others, too. No statement waits for a lock: whoever waits
-- while he holds other locks can be part of a deadlock. 1 ms is the shortest time there is. LOCK TABLE follows, and it takes
-- no snapshot: what the first SELECT sees was committed after the tables were locked.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
SET LOCAL lock_timeout = '1ms'

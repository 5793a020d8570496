-- How does every transaction begin? It sees the database at one instant and cannot write; all of this is set within the
-- transaction, because behind PgBouncer other clients share the session. No statement waits for a lock: a session that
-- waits while it holds other locks can be part of a deadlock. 1 ms is the shortest time there is. LOCK TABLE follows, and it takes
-- no snapshot: what the first SELECT sees was committed after the tables were locked.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
SET LOCAL lock_timeout = '1ms'

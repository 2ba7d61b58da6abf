#!lua
-- Forgets a ledger.
--
-- KEYS  1 events
redis.call('DEL', KEYS[1])
return {}

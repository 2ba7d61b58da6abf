#!lua
-- Appends to a ledger, all or nothing.
--
-- KEYS  1 events
-- ARGV  1 expected version, then the events
local version = redis.call('LLEN', KEYS[1])
if version ~= tonumber(ARGV[1]) then
  return {'stale', version}
end
for n = 2, #ARGV do
  redis.call('RPUSH', KEYS[1], ARGV[n])
end
return {'done'}

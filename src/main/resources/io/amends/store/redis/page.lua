#!lua flags=no-writes
-- Headlines of one group, newest change first.
--
-- KEYS  1 changes  2 headlines
-- ARGV  1 changed at this time or later  2 so many are skipped  3 at most so many
local ids = redis.call('ZREVRANGEBYSCORE', KEYS[1], '+inf', ARGV[1], 'LIMIT', ARGV[2], ARGV[3])
if #ids == 0 then
  return {}
end
return redis.call('HMGET', KEYS[2], unpack(ids))

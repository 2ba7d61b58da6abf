#!lua flags=no-writes
-- The members of several sorted sets with a score up to a bound, of each the lowest first.
--
-- KEYS  the sets
-- ARGV  1 bound  2 at most so many of each
-- Returns member, score, member, score, …
local found = {}
for n = 1, #KEYS do
  local some = redis.call(
    'ZRANGEBYSCORE', KEYS[n], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[2])
  for m = 1, #some do
    found[#found + 1] = some[m]
  end
end
return found

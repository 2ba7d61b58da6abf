#!lua
-- Forgets the dispatches that have arrived where they went.
--
-- KEYS  1 leaving
-- ARGV  1 the number of the last that has
local first = redis.call('LINDEX', KEYS[1], 0)
while first and tonumber(string.match(first, '^%d+')) <= tonumber(ARGV[1]) do
  redis.call('LPOP', KEYS[1])
  first = redis.call('LINDEX', KEYS[1], 0)
end
return {}

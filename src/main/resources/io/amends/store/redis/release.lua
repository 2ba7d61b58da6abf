#!lua
-- Gives a claim back, if it still is what it was.
--
-- KEYS  1 claim
-- ARGV  1 the claim
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return {}

#!lua
-- Forgets a claim of an erased conversation.
--
-- KEYS  1 claim
-- ARGV  1 conversation
local held = redis.call('GET', KEYS[1])
if held and string.match(held, '^%d+ (.*)$') == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return {}

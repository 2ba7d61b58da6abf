#!lua
-- Conversations whose time has come, of each group the soonest. What a node is told no other is
-- told for a while: it wakes them.
--
-- KEYS  due of one group, then its waking; due of the next, …
-- ARGV  1 now  2 at most so many of each group  3 node  4 for how long no other, ms
-- Returns conversation, time, conversation, time, …
local found = {}
for n = 1, #KEYS, 2 do
  local due = redis.call(
    'ZRANGEBYSCORE', KEYS[n], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[2])
  for m = 1, #due, 2 do
    local claim = KEYS[n + 1] .. ':' .. due[m]
    local node = redis.call('GET', claim)
    if not node then
      redis.call('SET', claim, ARGV[3], 'PX', ARGV[4])
    end
    if not node or node == ARGV[3] then
      found[#found + 1] = due[m]
      found[#found + 1] = due[m + 1]
    end
  end
end
return found

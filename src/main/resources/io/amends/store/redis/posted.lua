#!lua flags=no-writes
-- What the other nodes have put up and is not too old.
--
-- KEYS  1 texts by node  2 nodes by the time until which theirs is kept
-- ARGV  1 node
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local texts = {}
for _, node in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], now, '+inf')) do
  if node ~= ARGV[1] then
    texts[#texts + 1] = redis.call('HGET', KEYS[1], node)
  end
end
return texts

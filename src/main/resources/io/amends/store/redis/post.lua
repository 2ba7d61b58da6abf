#!lua
-- Puts up what a node says of itself, and takes down what is too old.
--
-- KEYS  1 texts by node  2 nodes by the time until which theirs is kept
-- ARGV  1 node  2 text, or empty: takes its own down  3 for how long, ms
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[2] == '' then
  redis.call('ZADD', KEYS[2], 0, ARGV[1])
else
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[1])
end
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now)) do
  redis.call('HDEL', KEYS[1], gone)
  redis.call('ZREM', KEYS[2], gone)
end
return {}

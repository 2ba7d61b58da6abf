#!lua
-- Erases a conversation from its group, unless something was appended since it was looked at. What
-- it left in other groups is gone by then.
--
-- KEYS  1 events  2 headlines  3 changes  4 due  5 desk  6 news  7 waiting  8 traces  9 names
--       10 named  11 erased  12 waking, then receipts and what voids claims
-- ARGV  1 conversation  2 version  3 how many traces  4 tombstone  5 node
--       then its dispatches
local conversation = ARGV[1]
local version = redis.call('LLEN', KEYS[1])
if version ~= tonumber(ARGV[2]) or redis.call('ZCARD', KEYS[8]) ~= tonumber(ARGV[3]) then
  return {'changed'}
end
if version > 0 then
  redis.call('SADD', KEYS[11], ARGV[4])
end
for _, customer in ipairs(redis.call('SMEMBERS', KEYS[9])) do
  redis.call('ZREM', KEYS[10], customer .. '\0' .. conversation)
end
redis.call('HDEL', KEYS[2], conversation)
redis.call('ZREM', KEYS[3], conversation)
redis.call('ZREM', KEYS[4], conversation)
redis.call('SREM', KEYS[5], conversation)
for n = 6, #ARGV do
  redis.call('HDEL', KEYS[7], ARGV[n])
end
redis.call('DEL', KEYS[1], KEYS[8], KEYS[9])
for n = 12, #KEYS do
  redis.call('DEL', KEYS[n])
end
local told = redis.call('INCR', KEYS[6])
redis.call('SPUBLISH', KEYS[6], told .. ' ' .. ARGV[5] .. ' --e ' .. conversation)
return {'done'}

#!lua
-- What became of a dispatch. One that is not there changes nothing.
--
-- KEYS  1 rows  2 lane  3 heads  4 parked  5 waiting
-- ARGV  1 sent, postponed, parked or unparked  2 id  3 lane  4 not before; when it was parked
--       5 that as a score  6 why it was parked
local what, id, lane = ARGV[1], ARGV[2], ARGV[3]
if redis.call('HEXISTS', KEYS[1], 'd ' .. id) == 0 then
  return {0}
end
local member = lane .. '\n' .. id
local isParked = redis.call('ZSCORE', KEYS[4], member)

if what == 'sent' then
  redis.call('ZREM', KEYS[4], member)
  redis.call('LREM', KEYS[2], 1, id)
  redis.call('HDEL', KEYS[1], 'd ' .. id, 'b ' .. id, 'n ' .. id, 't ' .. id, 's ' .. id,
    'r ' .. id)
  redis.call('HDEL', KEYS[5], id)
elseif what == 'postponed' and not isParked then
  redis.call('HINCRBY', KEYS[1], 'n ' .. id, 1)
  redis.call('HSET', KEYS[1], 't ' .. id, ARGV[4], 's ' .. id, ARGV[5])
elseif what == 'parked' and not isParked then
  redis.call('LREM', KEYS[2], 1, id)
  redis.call('ZADD', KEYS[4], ARGV[5], member)
  redis.call('HSET', KEYS[1], 'r ' .. id, ARGV[6])
elseif what == 'unparked' and isParked then
  redis.call('ZREM', KEYS[4], member)
  redis.call('HDEL', KEYS[1], 'r ' .. id)
  redis.call('HSET', KEYS[1], 'n ' .. id, 0)
  redis.call('RPUSH', KEYS[2], id)
end

local first = redis.call('LINDEX', KEYS[2], 0)
if first then
  redis.call('ZADD', KEYS[3], redis.call('HGET', KEYS[1], 's ' .. first), lane)
else
  redis.call('ZREM', KEYS[3], lane)
end
return {1}

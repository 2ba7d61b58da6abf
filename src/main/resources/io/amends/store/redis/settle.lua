#!lua
-- What became of a dispatch. One that is not known, or is not where it would have to be, changes
-- nothing.
--
-- KEYS  1 pointer  2 rows  3 lane  4 heads  5 parked
-- ARGV  1 sent, postponed, parked or unparked  2 id  3 lane  4 not before  5 its score
local what, id, lane = ARGV[1], ARGV[2], ARGV[3]
if redis.call('GET', KEYS[1]) ~= lane then
  return 0
end
local isParked = redis.call('ZSCORE', KEYS[5], id)

if what == 'sent' then
  redis.call('ZREM', KEYS[5], id)
  redis.call('LREM', KEYS[3], 1, id)
  redis.call('HDEL', KEYS[2], 'd ' .. id, 'b ' .. id, 'n ' .. id, 't ' .. id, 's ' .. id)
  redis.call('DEL', KEYS[1])
elseif what == 'postponed' and not isParked then
  redis.call('HINCRBY', KEYS[2], 'n ' .. id, 1)
  redis.call('HSET', KEYS[2], 't ' .. id, ARGV[4], 's ' .. id, ARGV[5])
elseif what == 'parked' and not isParked then
  local time = redis.call('TIME')
  redis.call('LREM', KEYS[3], 1, id)
  redis.call('ZADD', KEYS[5], time[1] .. string.format('%06d', time[2]), id)
elseif what == 'unparked' and isParked then
  redis.call('ZREM', KEYS[5], id)
  redis.call('HSET', KEYS[2], 'n ' .. id, 0)
  redis.call('RPUSH', KEYS[3], id)
end

local first = redis.call('LINDEX', KEYS[3], 0)
if first then
  redis.call('ZADD', KEYS[4], redis.call('HGET', KEYS[2], 's ' .. first), lane)
else
  redis.call('ZREM', KEYS[4], lane)
end
return 1

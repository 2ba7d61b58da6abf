#!lua
-- One append to a conversation. Everything is checked before anything is written, and nothing that
-- is written can fail after that: all of it is there, or nothing.
--
-- KEYS  1 events  2 headlines  3 changes  4 due  5 desk  6 news  7 receipt
--       then for each dispatch: 1 pointer  2 rows  3 lane  4 heads
-- ARGV  1 conversation  2 expected version  3 headline  4 changed at  5 wake at, or empty
--       6 "1": somebody at the desk cares  7 now  8 node  9 receipt, or empty
--       10 how long the receipt's key lives, ms  11 how many events, then the events
--       then for each dispatch: id, lane, destination, body, attempts, not before, its score
-- Times are microseconds since 1970.
local DISPATCH_KEYS, DISPATCH_ARGS = 4, 7
local conversation = ARGV[1]
local events = tonumber(ARGV[11])
local dispatches = (#KEYS - 7) / DISPATCH_KEYS

local function key(dispatch, n)
  return KEYS[7 + (dispatch - 1) * DISPATCH_KEYS + n]
end

local function arg(dispatch, n)
  return ARGV[11 + events + (dispatch - 1) * DISPATCH_ARGS + n]
end

if ARGV[9] ~= '' then
  local known = redis.call('GET', KEYS[7])
  if known and tonumber(string.match(known, '^-?%d+')) > tonumber(ARGV[7]) then
    return {'delivered', known}
  end
end
local version = redis.call('LLEN', KEYS[1])
if version ~= tonumber(ARGV[2]) then
  return {'stale', version}
end
for n = 1, dispatches do
  if redis.call('EXISTS', key(n, 1)) == 1 then
    return {'waits', arg(n, 1)}
  end
end

for n = 1, events do
  redis.call('RPUSH', KEYS[1], ARGV[11 + n])
end
redis.call('HSET', KEYS[2], conversation, ARGV[3])
redis.call('ZADD', KEYS[3], ARGV[4], conversation)
if ARGV[5] == '' then
  redis.call('ZREM', KEYS[4], conversation)
else
  redis.call('ZADD', KEYS[4], ARGV[5], conversation)
end
local wasOfTheDesk = redis.call('SISMEMBER', KEYS[5], conversation) == 1
if ARGV[6] == '1' then
  redis.call('SADD', KEYS[5], conversation)
elseif wasOfTheDesk then
  redis.call('SREM', KEYS[5], conversation)
end
if ARGV[9] ~= '' then
  redis.call('SET', KEYS[7], ARGV[9], 'PX', ARGV[10])
end
for n = 1, dispatches do
  local id, lane = arg(n, 1), arg(n, 2)
  redis.call('SET', key(n, 1), lane)
  redis.call(
    'HSET', key(n, 2),
    'd ' .. id, arg(n, 3), 'b ' .. id, arg(n, 4), 'n ' .. id, arg(n, 5), 't ' .. id, arg(n, 6),
    's ' .. id, arg(n, 7))
  if redis.call('RPUSH', key(n, 3), id) == 1 then
    redis.call('ZADD', key(n, 4), arg(n, 7), lane)
  end
end
local told = redis.call('INCR', KEYS[6])
local flags = (ARGV[6] == '1' or wasOfTheDesk) and 'q' or '-'
flags = flags .. (dispatches > 0 and 'o' or '-')
redis.call('SPUBLISH', KEYS[6], told .. ' ' .. ARGV[8] .. ' ' .. flags .. ' ' .. conversation)
return {'done'}

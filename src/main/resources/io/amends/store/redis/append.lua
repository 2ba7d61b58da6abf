#!lua
-- One append to a conversation. Everything is checked before anything is written, and nothing that
-- is written can fail after that: all of it is there, or nothing.
--
-- KEYS  1 events  2 headlines  3 changes  4 due  5 desk  6 news  7 waiting  8 leaving  9 left
--       10 traces  11 names  12 named  13 receipt  14 what voids its claim
--       then for each dispatch: 1 what voids its claim  2 rows  3 lane  4 heads
-- ARGV  1 conversation  2 expected version  3 headline  4 changed at  5 wake at, or empty
--       6 "1": somebody at the desk cares  7 now  8 node  9 receipt, or empty
--       10 how long the receipt's key lives, ms  11 the receipt's claim
--       12 customers that it names, as JSON, or empty  13 how many events, then the events
--       then for each dispatch: 1 id  2 lane  3 destination  4 body  5 attempts  6 not before
--       7 its score  8 its claim  9 all of it, if its lane is in another group; else empty
-- Times are microseconds since 1970, and so are claims.
local FIXED_KEYS, DISPATCH_KEYS, DISPATCH_ARGS = 14, 4, 9
local conversation = ARGV[1]
local events = tonumber(ARGV[13])
local dispatches = (#KEYS - FIXED_KEYS) / DISPATCH_KEYS

local function key(dispatch, n)
  return KEYS[FIXED_KEYS + (dispatch - 1) * DISPATCH_KEYS + n]
end

local function arg(dispatch, n)
  return ARGV[13 + events + (dispatch - 1) * DISPATCH_ARGS + n]
end

local function isVoid(key, claim)
  local void = redis.call('GET', key)
  return void and tonumber(void) >= tonumber(claim)
end

if ARGV[9] ~= '' then
  local known = redis.call('GET', KEYS[13])
  if known and tonumber(string.match(known, '^-?%d+')) > tonumber(ARGV[7]) then
    return {'delivered', known}
  end
end
local version = redis.call('LLEN', KEYS[1])
if version ~= tonumber(ARGV[2]) then
  return {'stale', version}
end
for n = 1, dispatches do
  if redis.call('HEXISTS', KEYS[7], arg(n, 1)) == 1 then
    return {'waits', arg(n, 1)}
  end
end
if ARGV[9] ~= '' and isVoid(KEYS[14], ARGV[11]) then
  return {'void'}
end
for n = 1, dispatches do
  if isVoid(key(n, 1), arg(n, 8)) then
    return {'void'}
  end
end

-- A key that holds what it should not (somebody else writes here too) fails here, not half-way.
redis.call('HLEN', KEYS[2])
redis.call('ZCARD', KEYS[3])
redis.call('ZCARD', KEYS[4])
local wasOfTheDesk = redis.call('SISMEMBER', KEYS[5], conversation) == 1
if not tonumber(redis.call('GET', KEYS[6]) or '0') then
  return redis.error_reply('WRONGTYPE ' .. KEYS[6])
end
if ARGV[9] ~= '' or dispatches > 0 then
  redis.call('ZCARD', KEYS[10])
end
if ARGV[12] ~= '' then
  redis.call('SCARD', KEYS[11])
  redis.call('ZCARD', KEYS[12])
end
local lastNumber = 0
for n = 1, dispatches do
  if arg(n, 9) == '' then
    redis.call('HLEN', key(n, 2))
    redis.call('LLEN', key(n, 3))
    redis.call('ZCARD', key(n, 4))
  else
    redis.call('LLEN', KEYS[8])
    lastNumber = tonumber(redis.call('GET', KEYS[9]) or '0')
    if not lastNumber then
      return redis.error_reply('WRONGTYPE ' .. KEYS[9])
    end
  end
end

for n = 1, events do
  redis.call('RPUSH', KEYS[1], ARGV[13 + n])
end
redis.call('HSET', KEYS[2], conversation, ARGV[3])
redis.call('ZADD', KEYS[3], ARGV[4], conversation)
if ARGV[5] == '' then
  redis.call('ZREM', KEYS[4], conversation)
else
  redis.call('ZADD', KEYS[4], ARGV[5], conversation)
end
if ARGV[6] == '1' then
  redis.call('SADD', KEYS[5], conversation)
elseif wasOfTheDesk then
  redis.call('SREM', KEYS[5], conversation)
end
if ARGV[9] ~= '' then
  redis.call('SET', KEYS[13], ARGV[9], 'PX', ARGV[10])
end
local function trace(kind, name)
  redis.call('ZADD', KEYS[10], ARGV[7], kind .. ' ' .. name)
  redis.call('PEXPIRE', KEYS[10], ARGV[10])
  redis.call('ZREMRANGEBYSCORE', KEYS[10], '-inf', ARGV[7] - ARGV[10] * 1000)
end

if ARGV[9] ~= '' then
  trace('in', string.match(KEYS[13], ':receipt:(.*)$'))
end
if ARGV[12] ~= '' then
  for _, customer in ipairs(cjson.decode(ARGV[12])) do
    if redis.call('SADD', KEYS[11], customer) == 1 then
      redis.call('ZADD', KEYS[12], 0, customer .. '\0' .. conversation)
    end
  end
end
local leave = 0
for n = 1, dispatches do
  local id, lane = arg(n, 1), arg(n, 2)
  trace('out', id)
  redis.call('HSET', KEYS[7], id, lane)
  if arg(n, 9) == '' then
    redis.call(
      'HSET', key(n, 2),
      'd ' .. id, arg(n, 3), 'b ' .. id, arg(n, 4), 'n ' .. id, arg(n, 5), 't ' .. id, arg(n, 6),
      's ' .. id, arg(n, 7))
    if redis.call('RPUSH', key(n, 3), id) == 1 then
      redis.call('ZADD', key(n, 4), arg(n, 7), lane)
    end
  else
    -- Higher than any before, even if the last numbers were lost with a primary.
    local time = redis.call('TIME')
    lastNumber = math.max(lastNumber + 1, time[1] * 1000000 + time[2])
    local number = string.format('%.0f', lastNumber)
    redis.call('SET', KEYS[9], number)
    redis.call('RPUSH', KEYS[8], number .. ' ' .. arg(n, 9))
    leave = leave + 1
  end
end
local told = redis.call('INCR', KEYS[6])
local flags = (ARGV[6] == '1' or wasOfTheDesk) and 'q' or '-'
flags = flags .. (dispatches > 0 and 'o' or '-')
redis.call('SPUBLISH', KEYS[6], told .. ' ' .. ARGV[8] .. ' ' .. flags .. ' ' .. conversation)
return {'done', leave}

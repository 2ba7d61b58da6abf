#!lua
-- Claims a name for a conversation: a delivery that it takes in, a dispatch that is sent for it.
-- Who claimed a name uses it only after looking, where the conversation is, whether the claim has
-- become void meanwhile. Claims of one name grow.
--
-- KEYS  1 claim
-- ARGV  1 conversation  2 a claim that is known to be void, or empty  3 how long it is kept, ms
-- Returns "mine" and the claim's number, or "held", the claim and its age in microseconds.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local held = redis.call('GET', KEYS[1])
if held then
  local number, holder = string.match(held, '^(%d+) (.*)$')
  if held == ARGV[2] then
    now = math.max(now, tonumber(number) + 1)
  elseif holder == ARGV[1] then
    redis.call('PEXPIRE', KEYS[1], ARGV[3])
    return {'mine', number}
  else
    return {'held', held, string.format('%.0f', now - number)}
  end
end
local number = string.format('%.0f', now)
redis.call('SET', KEYS[1], number .. ' ' .. ARGV[1], 'PX', ARGV[3])
return {'mine', number}

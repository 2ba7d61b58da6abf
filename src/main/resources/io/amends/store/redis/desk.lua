#!lua flags=no-writes
-- The headlines of all conversations that somebody at the desk cares about.
--
-- KEYS  desk and headlines of one group, of the next, …
local AT_ONCE = 1000
local found = {}
for n = 1, #KEYS, 2 do
  local ids = redis.call('SMEMBERS', KEYS[n])
  for first = 1, #ids, AT_ONCE do
    local last = math.min(first + AT_ONCE - 1, #ids)
    for _, headline in ipairs(redis.call('HMGET', KEYS[n + 1], unpack(ids, first, last))) do
      found[#found + 1] = headline
    end
  end
end
return found

#!lua flags=no-writes
-- How many appends each group was told of.
--
-- KEYS  news of every group
local numbers = {}
for n = 1, #KEYS do
  numbers[n] = tonumber(redis.call('GET', KEYS[n]) or '0')
end
return numbers

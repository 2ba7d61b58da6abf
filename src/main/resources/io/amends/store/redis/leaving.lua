#!lua flags=no-writes
-- How many dispatches are on their way out of each group.
--
-- KEYS  leaving of each group
local many = {}
for n = 1, #KEYS do
  many[n] = redis.call('LLEN', KEYS[n])
end
return many

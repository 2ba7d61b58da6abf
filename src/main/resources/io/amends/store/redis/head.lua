#!lua flags=no-writes
-- The dispatch that stands first in a lane: id, destination, body, attempts, not before.
--
-- KEYS  1 lane  2 rows
local id = redis.call('LINDEX', KEYS[1], 0)
if not id then
  return {}
end
local row = redis.call('HMGET', KEYS[2], 'd ' .. id, 'b ' .. id, 'n ' .. id, 't ' .. id)
return {id, row[1], row[2], row[3], row[4]}

#!lua
-- A dispatch comes from the group of its conversation to the lane in which it waits. From each
-- group they come in the order of their numbers; what came before has been here already.
--
-- KEYS  1 arrived  2 rows  3 lane  4 heads
-- ARGV  1 the group it comes from  2 its number there
--       3 id  4 lane  5 destination  6 body  7 attempts  8 not before  9 its score
if tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0') >= tonumber(ARGV[2]) then
  return {0}
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
local id = ARGV[3]
redis.call(
  'HSET', KEYS[2],
  'd ' .. id, ARGV[5], 'b ' .. id, ARGV[6], 'n ' .. id, ARGV[7], 't ' .. id, ARGV[8],
  's ' .. id, ARGV[9])
if redis.call('RPUSH', KEYS[3], id) == 1 then
  redis.call('ZADD', KEYS[4], ARGV[9], ARGV[4])
end
return {1}

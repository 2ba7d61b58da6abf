#!lua
-- What a conversation did with a name that it claimed: if nothing, it can be made to do nothing
-- any more.
--
-- KEYS  1 receipt  2 waiting  3 what voids the claim
-- ARGV  1 dispatch, or empty: the name is a delivery's  2 now, microseconds
--       3 the claim that is to be void, or empty: only looks  4 how long that is kept, ms
-- Returns "delivered" and the receipt, "waits", or "unused".
if ARGV[1] == '' then
  local known = redis.call('GET', KEYS[1])
  if known and tonumber(string.match(known, '^-?%d+')) > tonumber(ARGV[2]) then
    return {'delivered', known}
  end
elseif redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then
  return {'waits', ARGV[1]}
end
if ARGV[3] ~= '' then
  local void = redis.call('GET', KEYS[3])
  if not void or tonumber(void) < tonumber(ARGV[3]) then
    redis.call('SET', KEYS[3], ARGV[3], 'PX', ARGV[4])
  end
end
return {'unused'}

-- Every request is different: each line of the file given is an address that ends in a time, from which a count is taken.
-- Another argument is sent as Accept-Encoding.
local addresses, count = {}, 0

function init (args)
  for line in io.lines(args[1]) do
    local address, time = line:match('^(.*=)(%d+)$')
    addresses[#addresses + 1] = { address, tonumber(time) }
  end
  wrk.headers['X-Auth-Token'] = 'any'
  if args[2] then wrk.headers['Accept-Encoding'] = args[2] end
end

function request ()
  count = count + 1
  local address = addresses[count % #addresses + 1]
  return wrk.format('GET', string.format('%s%d', address[1], address[2] - count))
end

function done (summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"bytes":%d,"us":%d,"p50":%d,"p99":%d,"failed":%d}\n',
    summary.requests, summary.bytes, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

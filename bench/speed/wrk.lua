-- Makes every request different. Each line of standard input is a URL that ends in a time, from which a running number is subtracted.
-- The argument, if any, is sent as Accept-Encoding.
local urls, count = {}, 0

function init (args)
  for line in io.lines() do
    local url, time = line:match('^(.*=)(%d+)$')
    urls[#urls + 1] = { url, tonumber(time) }
  end
  wrk.headers['X-Auth-Token'] = 'any'
  if args[1] then wrk.headers['Accept-Encoding'] = args[1] end
end

function request ()
  count = count + 1
  local url = urls[count % #urls + 1]
  return wrk.format('GET', string.format('%s%d', url[1], url[2] - count))
end

function done (summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"bytes":%d,"us":%d,"p50":%d,"p99":%d,"failed":%d}\n',
    summary.requests, summary.bytes, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

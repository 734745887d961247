import t from 'tap'
import { mockFor } from '../../helpers/mock.ts'

t.test('counts, each app its own', async t => {
  const { ask, admin } = await mockFor(t, { journal: 0 })
  await mockFor(t).then(other => other.ask())
  await ask({ limit: 7 })
  await ask({ limit: 0 })
  await ask({ __code: 503 })
  const { body, headers } = await admin('GET', 'metrics')
  t.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8')
  for (const line of [
    'cfw_mock_requests_total{status="200"} 1', 'cfw_mock_requests_total{status="400"} 1', 'cfw_mock_requests_total{status="503"} 1',
    'cfw_mock_faults_total{kind="prefer"} 1', 'cfw_mock_records_total 7',
    'cfw_mock_request_duration_seconds_bucket{le="+Inf"} 3', 'cfw_mock_request_duration_seconds_count 3'
  ]) t.ok(body.includes(`\n${line}\n`), line)
  for (const name of ['process_resident_memory_bytes', 'cfw_mock_pending 0']) t.match(body, `\n${name}`)
  for (const percentile of ['p50', 'p99']) {
    const lag = Number(new RegExp(`^nodejs_eventloop_lag_${percentile}_seconds (\\S+)$`, 'm').exec(body)?.[1])
    t.ok(lag >= 0 && lag < 60, `${percentile}: ${lag} s`)
  }
})

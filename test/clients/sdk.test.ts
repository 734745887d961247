// The vendor's Node SDK, as it comes from npm.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { idOf } from '../../src/account/id.ts'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { mockFor } from '../helpers/mock.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('sdk.mjs', import.meta.url))
const [accessKey, secretKey, firewall] = ['AKMOCK', 'SKMOCK', '2af58b7c-893c-4453-a984-bdd9b1bd6318']

// 490 records, several to a millisecond: 24 pages of 20 and one of 10.
const own: readonly FlowLog[] = Array.from({ length: 490 }, (_, n) => {
  const at = 1_664_000_000_000 + Math.floor(n / 7)
  return { log_id: String(n + 1), start_time: at, end_time: at + 10 }
})

t.test("the vendor's SDK, in strict mode", async t => {
  const { app } = await mockFor(t, { auth: 'strict', accessKey, secretKey, firewalls: [firewall], rate: 0, now: Date.now() }, own)
  const endpoint = await app.listen()
  const { stdout } = await run(process.execPath, [script, endpoint, accessKey, secretKey, firewall], { env: { HOME: t.testdir() } })
  const seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') // after what the SDK logs
  const refused = (status: number, errorCode: string, errorMsg: string) => ({ name: 'ClientRequestException', httpStatusCode: status, errorCode, errorMsg, requestId: /^[0-9a-f]{32}$/ })

  t.strictSame(seen.first, { status: 200, limit: 20 }, 'a signed call')
  t.match(seen.walk, { pages: 25, total: own.length }, 'a walk by cursor')
  t.strictSame(seen.walk.ids, own.map(({ log_id: id }) => id).reverse(), 'which read everything, newest first, once')
  t.strictSame(seen.region, { project: idOf(1, 'project', 'eu-de'), firewalls: [firewall] }, 'a project found by its region, and its firewall')
  t.strictSame(seen.list, [firewall], 'a signed POST')
  t.match(seen.wrongSecret, refused(401, 'APIGW.0301', 'Incorrect IAM authentication information: verify aksk signature fail'))
  t.match(seen.wrongKey, refused(401, 'APIGW.0301', 'Incorrect IAM authentication information: ak NOBODY not exist'))
  t.match(seen.unknownFirewall, refused(400, 'CFW.00200005', 'operation content does not exist.'))
  t.match(seen.timeRange, refused(400, 'CFW.00500002', 'time range error'))
})

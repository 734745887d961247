// Clients that a server would rather not have, by name. Each makes one visit, and complains about every answer that is not what it should be.
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { readToEnd } from '../helpers/raw-http.ts'
import type { AnsweredQuestion } from './answered-questions.ts'

export interface Surroundings {
  readonly origin: string
  readonly connect: () => Socket
  /** An integer from 0, below `count`. */
  readonly pick: (count: number) => number
  readonly question: () => AnsweredQuestion
  readonly complain: (what: string) => void
}

type Visit = (surroundings: Surroundings) => Promise<void>

/** What may come on a connection: answers in this order, and then its end. */
interface Expected {
  readonly status: number
  /** Undefined where it does not matter. */
  readonly body?: string | undefined
}

const damages = ['reset', 'empty', 'garbage', 'truncate', 'dribble', 'hang'] as const

export const hostileClients: Readonly<Record<string, Visit>> = {
  polite: fetchPage('identity'),
  gzip: fetchPage('gzip'),

  /** Reads a little, waits a little. */
  async slow ({ connect, pick, question, complain }) {
    const questions = [question(), question()]
    const socket = connect()
    socket.write(requests(questions, { 'accept-encoding': 'identity' }))
    const chunks: Buffer[] = []
    for await (const chunk of socket) {
      chunks.push(chunk)
      await setTimeout(pick(20))
    }
    check('slow', Buffer.concat(chunks).toString('latin1'), questions.map(asExpected), 'all', complain)
  },

  /** Sends a part of a request and leaves, or waits until the server has had enough. */
  async half ({ connect, pick, question, complain }) {
    const whole = pick(2) === 0 ? requests([question()]) : 'POST /v3/auth/tokens HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"auth":'
    const socket = connect()
    socket.write(whole.slice(0, 1 + pick(whole.length - 2)))
    const stays = pick(4) === 0
    const text = stays ? await readToEnd(socket) : await leaveAfter(socket, pick(50))
    check('half', text, [{ status: 408 }], stays ? 'all' : 'some', complain)
  },

  /** Leaves while the answer comes, or before. */
  async aborting ({ connect, pick, question, complain }) {
    const questions = [question(), question()]
    const socket = connect()
    socket.write(requests(questions, { prefer: `delay=${pick(20)}` }))
    check('aborting', await leaveAfter(socket, pick(40)), questions.map(asExpected), 'some', complain)
  },

  async pipelining ({ connect, pick, question, complain }) {
    const questions = Array.from({ length: 1 + pick(15) }, question)
    const socket = connect()
    socket.write(requests(questions))
    check('pipelining', await readToEnd(socket), questions.map(asExpected), 'all', complain)
  },

  /** Has one answer, and then more requests that wait behind one that hangs. */
  async hanging ({ connect, pick, question, complain }) {
    const first = question()
    const socket = connect()
    socket.write(request(first.url) + request(question().url, { prefer: 'wire=hang' }) + requests([question(), question(), question()]))
    check('hanging', await leaveAfter(socket, 100 + pick(200)), [asExpected(first)], 'some', complain)
  },

  /** Asks for an answer that is damaged. */
  async damaged ({ connect, pick, question, complain }) {
    const wire = damages[pick(damages.length)] ?? 'hang'
    const asked = question()
    const socket = connect()
    socket.write(requests([asked], { prefer: `wire=${wire}` }))
    const text = await leaveAfter(socket, 100 + pick(300))
    if (wire !== 'garbage') check(wire, text, wire === 'truncate' || wire === 'dribble' ? [asExpected(asked)] : [], 'some', complain)
  },

  /** Sends what is no request, or one that is refused. */
  async wrong ({ connect, pick, question, complain }) {
    const rows = [
      ['garbage\r\n\r\n', 400], ['\x16\x03\x01', 400], ['CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n', 404], ['BREW / HTTP/1.1\r\nhost: a\r\n\r\n', 404],
      [requests([question()], { prefer: `code=${' '.repeat(3_000)}"x"y` }), 400], [requests([question()], { 'x-long': 'x'.repeat(20_000) }), 494],
      [requests([{ url: question().url.replace('limit=', 'limit=x') }]), 400], [requests([question()]).replace('x-auth-token', 'x-nothing'), 401]
    ] as const
    const [sent, status] = rows[pick(rows.length)] ?? rows[0]
    const socket = connect()
    socket.write(sent)
    check(`wrong: ${sent.slice(0, 100)}`, await readToEnd(socket), [{ status }], 'all', complain)
  },

  /** Reads the journal while it is written. */
  async curious ({ origin, pick, complain }) {
    const text = await (await fetch(`${origin}/__admin/requests?limit=${1 + pick(2_000)}`)).text()
    if (!Array.isArray(JSON.parse(text).requests)) complain(`curious: ${text.slice(0, 200)}`)
  }
}

function fetchPage (encoding: string): Visit {
  return async ({ origin, question, complain }) => {
    const { url, body } = question()
    const answer = await fetch(origin + url, { headers: { 'x-auth-token': 'any', 'accept-encoding': encoding } })
    const text = await answer.text()
    const isEncoded = answer.headers.get('content-encoding') === 'gzip'
    if (answer.status !== 200 || text !== body || isEncoded !== (encoding === 'gzip' && Buffer.byteLength(body) >= 1_024)) complain(`${encoding} ${url}: ${answer.status} ${text.slice(0, 200)}`)
  }
}

function request (url: string, headers: Readonly<Record<string, string>> = {}): string {
  return [`GET ${url} HTTP/1.1`, 'host: a', 'x-auth-token: any', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
}

/** The last of them closes the connection. */
function requests (questions: ReadonlyArray<{ readonly url: string }>, headers: Readonly<Record<string, string>> = {}): string {
  return questions.map(({ url }, index) => request(url, { ...headers, ...index === questions.length - 1 && { connection: 'close' } })).join('')
}

function asExpected ({ body }: AnsweredQuestion): Expected {
  return { status: 200, body }
}

/** What has come until then; `ms`. */
async function leaveAfter (socket: Socket, ms: number): Promise<string> {
  const text = readToEnd(socket)
  await setTimeout(ms)
  socket.destroy()
  return text
}

/** Whether `text` is what was expected: all of it, or some of it and nothing else. */
function check (client: string, text: string, expected: readonly Expected[], extent: 'all' | 'some', complain: (what: string) => void): void {
  let rest = text
  let answers = 0
  for (const { status, body } of expected) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) break
    const head = rest.slice(0, end)
    const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1])
    const sent = rest.slice(end + 4, end + 4 + length)
    const due = body === undefined ? sent : Buffer.from(body).toString('latin1')
    const isDue = head.startsWith(`HTTP/1.1 ${status} `) && (body === undefined || (length === due.length && (extent === 'all' ? sent === due : due.startsWith(sent))))
    if (!isDue) return complain(`${client}: ${status} was due, came ${rest.slice(0, 400)}`)
    rest = rest.slice(end + 4 + length)
    answers++
  }
  const isRight = answers === expected.length ? rest === '' : extent === 'some'
  if (!isRight) complain(`${client}: ${expected.length} answers were due, came ${answers} and ${rest.slice(0, 400)}`)
}

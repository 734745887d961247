import t from 'tap'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { createHeldResponses } from '../../src/faults/held-responses.ts'
import { wireFaults } from '../../src/faults/wire-faults.ts'
import { immediateTimer } from '../helpers/mock.ts'

/** The lengths of the pieces in which a body of `length` bytes leaves, and how long each is waited for (ms). */
async function dribble (length: number) {
  const { timer, waited } = immediateTimer()
  const pieces: number[] = []
  await new Promise<void>(resolve => {
    class Response extends ServerResponse {
      override write (piece: Buffer) { return pieces.push(piece.length) > 0 }
      override end (piece?: unknown) {
        if (Buffer.isBuffer(piece)) pieces.push(piece.length)
        resolve()
        return this
      }
    }
    const response = new Response(new IncomingMessage(new Socket()))
    wireFaults.dribble.damagedAnswer?.({ response, heldResponses: createHeldResponses(timer), tenant: 'p' }, () => {}, Buffer.alloc(length))
  })
  return { pieces, waited }
}

t.test('an answer dribbles in 20 pieces, the last of which ends it', async t => {
  t.strictSame(await dribble(40), { pieces: Array(20).fill(2), waited: Array(19).fill(250) })
  t.strictSame(await dribble(99), { pieces: [...Array(19).fill(5), 4], waited: Array(19).fill(250) })
  t.strictSame(await dribble(3), { pieces: [1, 1, 1], waited: [250, 250] })
  t.strictSame(await dribble(0), { pieces: [0], waited: [] })
})

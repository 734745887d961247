// Compresses answers for callers that accept gzip. What it costs: docs/settings.md#compression.
import { gzip, gzipSync } from 'node:zlib'
import { negotiate } from '@fastify/accept-negotiator'
import fp from 'fastify-plugin'

const minSize = 1_024 // bytes; a smaller answer does not get faster
const smallSize = 16_384 // bytes; for a smaller one, to wake another thread takes longer than to compress it
const level = 1 // shrinks a page to a sixth; a ninth would take six times as long

export const compression = fp(async app => {
  app.addHook('onSend', ({ headers: { 'accept-encoding': accepted } }, reply, payload, done) => {
    if (!Buffer.isBuffer(payload)) return done()
    reply.header('vary', 'accept-encoding') // of the plain form too: a cache must not hand it to others
    if (accepted === undefined || payload.length < minSize || negotiate(accepted.toLowerCase(), ['gzip', 'identity']) !== 'gzip') return done()
    const options = { level, chunkSize: payload.length >> 1 } // room for all of it, so that no parts are joined
    const send = (error: Error | null, bytes?: Buffer): void => {
      if (error !== null) return done(error)
      reply.header('content-encoding', 'gzip')
      done(null, bytes)
    }
    if (payload.length < smallSize) send(null, gzipSync(payload, options))
    else gzip(payload, options, send)
  })
}, { name: 'cfw-mock-compression', fastify: '5.x' })

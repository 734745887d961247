// Compression for callers that ask for it; for others, nothing happens.
import { gzip } from 'node:zlib'
import { negotiate } from '@fastify/accept-negotiator'
import fp from 'fastify-plugin'

const least = 1_024 // bytes; below, nothing is won
const level = 1 // a page shrinks to a sixth; one ninth takes six times as long

export const compression = fp(async app => {
  app.addHook('onSend', ({ headers: { 'accept-encoding': accepted } }, reply, payload, done) => {
    if (accepted === undefined || !Buffer.isBuffer(payload) || payload.length < least || negotiate(accepted, ['gzip', 'identity']) !== 'gzip') return done()
    gzip(payload, { level }, (error, bytes) => {
      if (error !== null) return done(error)
      reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
      done(null, bytes)
    })
  })
})

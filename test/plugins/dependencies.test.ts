// Fastify checks what a plugin needs.
import Fastify from 'fastify'
import t from 'tap'
import { createTokens } from '../../src/account/tokens.ts'
import { configFrom } from '../../src/config/config.ts'
import { auth } from '../../src/plugins/auth.ts'
import { faults } from '../../src/plugins/faults.ts'
import { createState } from '../../src/state.ts'

const config = configFrom([])
const state = createState(config, { system: () => 0 })

t.test('faults need observe', async t => {
  await t.rejects(async () => Fastify().register(faults, { state }).ready(), { message: /'cfw-mock-observe' of plugin 'cfw-mock-faults' is not registered/ })
})

t.test('the gate needs the validation', async t => {
  const options = { config, clock: state.clock, tokens: createTokens(1) }
  await t.rejects(async () => Fastify().register(auth, options).ready(), { message: /'cfw-mock-validation' of plugin 'cfw-mock-auth' is not registered/ })
})

import t from 'tap'
import { parseCommandLine, helpText } from '../../src/commands/command-line.ts'
import { flagOf, mockSettings } from '../../src/config/config.ts'

t.test('the flag wins over the variable, and an empty variable is none', async t => {
  t.match(parseCommandLine(['--port', '1'], { CFW_MOCK_PORT: '2', CFW_MOCK_SEED: '3', CFW_MOCK_RATE: '' }), { command: 'serve', config: { port: 1, seed: 3, rate: 1 } })
  t.match(parseCommandLine(['healthcheck', '--port=5'], {}), { command: 'healthcheck', config: { port: 5 } })
})

t.test('help and version need no valid settings', async t => {
  t.strictSame(parseCommandLine(['--help', '--port', 'x'], {}), { command: 'help' })
  t.strictSame(parseCommandLine(['--version'], { CFW_MOCK_PORT: 'x' }), { command: 'version' })
})

t.test('what it does not understand, in one line', async t => {
  const rows = [
    [['--nope'], {}, "Unknown option '--nope' (see --help)"],
    [['--seed'], {}, "Option '--seed <value>' argument missing (see --help)"],
    [['--seed', '-5'], {}, "Option '--seed' argument is ambiguous (see --help)"],
    [['frob'], {}, 'unknown command frob (see --help)'],
    [['toString'], {}, 'unknown command toString (see --help)'],
    [['serve', 'now'], {}, 'unexpected argument now (see --help)'],
    [[], { CFW_MOCK_PORT: 'x' }, 'CFW_MOCK_PORT must be an integer from 0 to 65535, got "x"']
  ] as const
  for (const [args, environment, message] of rows) t.throws(() => parseCommandLine(args, environment), { message })
})

t.test('the help text has every flag', async t => {
  for (const name of Object.keys(mockSettings)) t.match(helpText(), `  ${flagOf(name)} `)
})

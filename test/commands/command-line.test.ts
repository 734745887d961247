import t from 'tap'
import { parseCommandLine, helpText, unknownVariables } from '../../src/commands/command-line.ts'
import { flagOf, mockSettings } from '../../src/config/config.ts'

t.test('the flag wins over the variable, and an empty variable is none', async t => {
  t.match(parseCommandLine(['--port', '1'], { CFW_MOCK_PORT: '2', CFW_MOCK_SEED: '3', CFW_MOCK_RATE: '' }), { command: 'serve', config: { port: 1, seed: 3, rate: 1 } })
  t.match(parseCommandLine(['healthcheck', '--port=5'], {}), { command: 'healthcheck', config: { port: 5 } })
})

t.test('help and version need no valid settings', async t => {
  t.strictSame(parseCommandLine(['--help', '--port', 'x'], {}), { command: 'help' })
  t.strictSame(parseCommandLine(['-h'], {}), { command: 'help' })
  t.strictSame(parseCommandLine(['help'], { CFW_MOCK_PORT: 'x' }), { command: 'help' })
  t.strictSame(parseCommandLine(['--version'], { CFW_MOCK_PORT: 'x' }), { command: 'version' })
})

t.test('what it does not understand, in one line', async t => {
  const rows = [
    [['--frobnicate'], {}, "Unknown option '--frobnicate' (see --help)"],
    [['--seed'], {}, "Option '--seed <value>' argument missing (see --help)"],
    [['--seed', '--rate', '1'], {}, "Option '--seed' argument is ambiguous (see --help)"],
    [['--prot', '1'], {}, "Unknown option '--prot': did you mean --port? (see --help)"],
    [['--records-file=x'], {}, "Unknown option '--records-file' (see --help)"],
    [['--log-levle', 'info'], {}, "Unknown option '--log-levle': did you mean --log-level? (see --help)"],
    [['--hlep'], {}, "Unknown option '--hlep': did you mean --help? (see --help)"],
    [['--seed', '-5'], {}, '--seed must be an integer from 0 to 9007199254740991, got "-5"'],
    [['--rate', '-1'], {}, '--rate must be 0 or a number from 0.001 to 100000, got "-1"'],
    [['--rate=-1'], {}, '--rate must be 0 or a number from 0.001 to 100000, got "-1"'],
    [['exprot'], {}, 'unknown command exprot: did you mean export? (see --help)'],
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

t.test('a variable that is no setting gets a line, with the name that was meant', async t => {
  t.strictSame(unknownVariables({ CFW_MOCK_SEED: '1', CFW_MOCK_SEDE: '7', CFW_MOCK_LOGLEVEL: 'info', PATH: '/bin', CFW_MOCK_SERVICE_HOST: '10.0.0.1', CFW_ENDPOINT: 'x' }), [
    'the variable CFW_MOCK_SEDE is no setting: did you mean CFW_MOCK_SEED?',
    'the variable CFW_MOCK_LOGLEVEL is no setting: did you mean CFW_MOCK_LOG_LEVEL?',
    'the variable CFW_MOCK_SERVICE_HOST is no setting'
  ])
})

t.test('what certify repeats of its flags holds no secret', async t => {
  t.match(parseCommandLine(['certify', '--rate', '2', '--token', 'T', '--token', 'U', '--admin-token', 'S', '--once', '--', 'true'], {}), {
    task: { flags: ['--rate', '2', '--token', '***', '--token', '***', '--admin-token', '***', '--once'] }
  })
})

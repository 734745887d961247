import t from 'tap'
import { rulesOf } from '../../src/faults/rules-of.ts'

t.test('a bad rule is named by its field', async t => {
  const rows = [
    [{}, 'faults', 'faults must be an array, got {}'],
    [[1], 'faults[0]', /^faults\[0\] must be/],
    [[{}], 'faults[0]', 'faults[0] must have a delay, respond or wire, or a kind'],
    [[{ wire: 'reset' }, { wire: 'rest' }], 'faults[1].wire', 'faults[1].wire must be one of reset, empty, truncate, garbage, dribble, hang, got "rest"'],
    [[{ wire: 'reset', times: 0 }], 'faults[0].times', 'faults[0].times must be an integer from 1 to 9007199254740991, got 0'],
    [[{ wire: 'reset', time: 1 }], 'faults[0].time', 'faults[0].time is unknown'],
    [[{ wire: 'reset', name: 'a\r\nb' }], 'faults[0].name', /^faults\[0\].name must be text like/],
    [[{ wire: 'reset', name: 'a'.repeat(101) }], 'faults[0].name', /^faults\[0\].name must be/],
    [[{ wire: 'reset', match: { page: 0 } }], 'faults[0].match.page', /from 1 to/],
    [[{ wire: 'reset', match: { probability: 1.1 } }], 'faults[0].match.probability', /a number from 0 to 1, got 1.1$/],
    [[{ wire: 'reset', match: { query: { directon: 'in2out' } } }], 'faults[0].match.query.directon', /is unknown$/],
    [[{ wire: 'reset', match: { requests: { from: 4, to: 2 } } }], 'faults[0].match.requests.to', 'faults[0].match.requests.to must be at least 4, got 2'],
    [[{ respond: {} }], 'faults[0].respond.status', 'faults[0].respond.status is missing'],
    [[{ respond: { status: 200 } }], 'faults[0].respond.status', /from 400 to 599, got 200$/],
    [[{ respond: { status: 429, error_code: 'NOPE.1' } }], 'faults[0].respond.error_code', /must be text like/],
    [[{ delay: { type: 'fixed' } }], 'faults[0].delay.ms', 'faults[0].delay.ms is missing'],
    [[{ delay: { type: 'fixed', ms: -1 } }], 'faults[0].delay.ms', /from 0 to 3600000, got -1$/],
    [[{ delay: { type: 'gauss' } }], 'faults[0].delay.type', 'faults[0].delay.type must be one of fixed, uniform, lognormal, got "gauss"'],
    [[{ delay: { type: 'uniform', lower: 5, upper: 4 } }], 'faults[0].delay.upper', 'faults[0].delay.upper must be at least 5, got 4'],
    [[{ kind: 'quta' }], 'faults[0].kind', 'faults[0].kind must be one of fault, quota, expire-cursor, duplicate, skew, got "quta"'],
    [[{ kind: 'quota', limit: 1 }], 'faults[0].window', 'faults[0].window is missing'],
    [[{ kind: 'quota', limit: 1, window: '0s' }], 'faults[0].window', 'faults[0].window must be longer than nothing'],
    [[{ kind: 'quota', limit: 1, window: 'soon' }], 'faults[0].window', /a duration such as 90s/],
    [[{ kind: 'skew', share: 2 }], 'faults[0].share', /from 0 to 1, got 2$/],
    [[{ kind: 'duplicate' }], 'faults[0].share', 'faults[0].share is missing']
  ] as const
  for (const [rules, field, message] of rows) t.throws(() => rulesOf(rules), { field, message }, JSON.stringify(rules))
})

t.test('good ones come back as they are', async t => {
  const rules = [
    { name: 'throttle page 3'.padEnd(100, '.'), match: { project_id: 'p', fw_instance_id: 'f', page: 3, requests: { from: 2 }, query: { direction: 'out2in', limit: 5 }, probability: 0.1 }, times: 2, respond: { status: 429, retry_after: 2, error_code: 'APIGW.0308', error_msg: 'no' } },
    { kind: 'fault', delay: { type: 'lognormal', median: 80, sigma: 0.4 }, wire: 'dribble' },
    { kind: 'quota', limit: 5, window: 'PT1M', match: { project_id: 'p' } },
    { kind: 'expire-cursor', after: 1 }, { kind: 'duplicate', share: 1 }, { kind: 'skew', share: 0, by: '2h', towards: 'past' }
  ]
  t.strictSame(rulesOf(rules), rules)
})

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
    [[{ respond: { status: 199 } }], 'faults[0].respond.status', /from 200 to 599, got 199$/],
    [[{ respond: { status: 302, body: '' } }], 'faults[0].respond.status', 'faults[0].respond.status must be 200 or from 400 to 599, got 302'],
    [[{ respond: { status: 200 } }], 'faults[0].respond.body', 'faults[0].respond.body is missing: only a status from 400 on has a usual one'],
    [[{ respond: { status: 502, body: '', error_msg: 'no' } }], 'faults[0].respond.error_msg', 'faults[0].respond.error_msg must not stand beside body'],
    [[{ respond: { status: 502, body: 'x'.repeat(65_537) } }], 'faults[0].respond.body', /^faults\[0\].respond.body must be text of at most 65536 characters, got "x/],
    [[{ respond: { status: 502, content_type: 'a/b' } }], 'faults[0].respond.content_type', 'faults[0].respond.content_type must stand beside body'],
    [[{ respond: { status: 502, body: '', content_type: 'a\r\nb' } }], 'faults[0].respond.content_type', /must be text like/],
    [[{ respond: { status: 429, retry_after: 1, retry_after_format: 'time' } }], 'faults[0].respond.retry_after_format', /must be one of seconds, date, got "time"$/],
    [[{ respond: { status: 429, retry_after_format: 'date' } }], 'faults[0].respond.retry_after_format', 'faults[0].respond.retry_after_format must stand beside retry_after'],
    [[{ kind: 'quota', limit: 1, window: '1m', retry_after_format: 'date' }], 'faults[0].retry_after_format', 'faults[0].retry_after_format must stand beside retry_after'],
    [[{ wire: 'reset', match: { query: { offset: {} } } }], 'faults[0].match.query.offset', 'faults[0].match.query.offset must be text or a number or a range such as {"min": 1, "max": 9}, got {}'],
    [[{ wire: 'reset', match: { query: { offset: { min: '1' } } } }], 'faults[0].match.query.offset.min', 'faults[0].match.query.offset.min must be a number, got "1"'],
    [[{ wire: 'reset', match: { query: { offset: { from: 1 } } } }], 'faults[0].match.query.offset.from', 'faults[0].match.query.offset.from is unknown'],
    [[{ wire: 'reset', match: { query: { offset: { min: 2, max: 1 } } } }], 'faults[0].match.query.offset.max', 'faults[0].match.query.offset.max must be at least 2, got 1'],
    [[{ wire: 'reset', match: { query: { app: { min: 1 } } } }], 'faults[0].match.query.app', /must be text or a number, got \{/],
    [[{ respond: { status: 502, body: '', content_type: 'a'.repeat(101) } }], 'faults[0].respond.content_type', /of at most 100 characters/],
    [[{ respond: { status: 502, error_code: 'CFW.'.padEnd(37, '1') } }], 'faults[0].respond.error_code', /of at most 36 characters/],
    [[{ respond: { status: 502, error_msg: 'x'.repeat(513) } }], 'faults[0].respond.error_msg', /^faults\[0\].respond.error_msg must be text of 2 to 512 characters/],
    [[{ respond: { status: 502, error_msg: 'x' } }], 'faults[0].respond.error_msg', 'faults[0].respond.error_msg must be text of 2 to 512 characters, got "x"'],
    [[{ respond: { status: 429, retry_after: 86_401 } }], 'faults[0].respond.retry_after', /from 0 to 86400, got 86401$/],
    [[{ kind: 'no-records' }], 'faults[0].as', 'faults[0].as is missing'],
    [[{ kind: 'no-records', as: 'none' }], 'faults[0].as', 'faults[0].as must be one of null, missing, got "none"'],
    [[{ respond: { status: 429, error_code: 'NOPE.1' } }], 'faults[0].respond.error_code', /must be text like/],
    [[{ delay: { type: 'fixed' } }], 'faults[0].delay.ms', 'faults[0].delay.ms is missing'],
    [[{ delay: { type: 'fixed', ms: -1 } }], 'faults[0].delay.ms', /from 0 to 3600000, got -1$/],
    [[{ delay: { type: 'gauss' } }], 'faults[0].delay.type', 'faults[0].delay.type must be one of fixed, uniform, lognormal, got "gauss"'],
    [[{ delay: { type: 'uniform', lower: 5, upper: 4 } }], 'faults[0].delay.upper', 'faults[0].delay.upper must be at least 5, got 4'],
    [[{ kind: 'quta' }], 'faults[0].kind', 'faults[0].kind must be one of fault, quota, expire-cursor, duplicate, skew, no-records, got "quta"'],
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
    { kind: 'expire-cursor', after: 1 }, { kind: 'duplicate', share: 1 }, { kind: 'skew', share: 0, by: '2h', towards: 'past' },
    { match: { query: { offset: { min: 10_000 }, start_time: { min: 0, max: 0 } } }, respond: { status: 200, body: '', content_type: 'text/plain', retry_after: 0, retry_after_format: 'date' } },
    { respond: { status: 599, retry_after: 86_400, error_code: 'CFW.'.padEnd(36, '1'), error_msg: 'x'.repeat(512) } },
    { respond: { status: 502, body: 'x'.repeat(65_536), content_type: 'a'.repeat(100) } }, { respond: { status: 502, error_msg: 'no' } },
    { kind: 'no-records', as: 'missing' }, { kind: 'quota', limit: 5, window: '1m', retry_after: true, retry_after_format: 'date' }
  ]
  t.strictSame(rulesOf(rules), rules)
})

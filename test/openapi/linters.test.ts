// Two linters of OpenAPI find nothing to complain about.
import { createConfig, lintFromString } from '@redocly/openapi-core'
import spectral from '@stoplight/spectral-core'
import { oas } from '@stoplight/spectral-rulesets'
import t from 'tap'
import { buildApp } from '../../src/app.ts'
import { documentOf } from '../../src/openapi/document.ts'

// Not ours: Keystone answers GET / with 300, and health needs no token. A mock has no contact, and a summary is enough for most operations.
const accepted = ['operation-2xx-response /paths/~1/get/responses', 'operation-4xx-response /paths/~1__admin~1health/get/responses']
const rulesOff = { 'info-contact': 'off', 'operation-description': 'off' } as const

for (const surface of ['vendor', 'admin'] as const) {
  t.test(`the document of the ${surface} surface`, async t => {
    const document = JSON.stringify(await documentOf(surface, buildApp))

    const config = await createConfig({ extends: ['recommended'] })
    const problems = await lintFromString({ source: document, absoluteRef: `${surface}.json`, config })
    const found = problems.map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer?.replace('#', '')}`)
    t.strictSame(found.filter(problem => !accepted.includes(problem)), [], 'Redocly')

    const linter = new spectral.Spectral()
    linter.setRuleset({ extends: [[{ ...oas, extends: [] }, 'recommended']], rules: rulesOff })
    const results = await linter.run(JSON.parse(document))
    t.strictSame(results.map(({ code, path, message }) => `${code} ${path.join('/')}: ${message}`), [], 'Spectral')
  })
}

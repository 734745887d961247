// Makes the OpenAPI documents from the routes, registered once more in an app that never listens.
import { STATUS_CODES } from 'node:http'
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { TypeGuard, type TProperties } from '@sinclair/typebox'
import Fastify, { type FastifyInstance, type FastifySchema } from 'fastify'
import { configFrom } from '../config/config.ts'
import { admin } from '../routes/admin.ts'
import { health } from '../routes/health.ts'
import { vendor } from '../routes/vendor.ts'
import { createState } from '../state.ts'
import { createCourt } from '../verdict/court.ts'
import { version } from '../package.ts'
import { adminErrors, referencesTo, vendorErrors } from './error-responses.ts'
import { addExamples, type BuildMock, type Document } from './examples.ts'
import { samples } from './samples.ts'
import { namedSchemas } from './schemas.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** Headers of the good answer beside X-Request-Id, with their descriptions. */
    readonly responseHeaders?: Readonly<Record<string, string>>
  }
}

const config = configFrom([])
const state = createState(config, { system: () => 0 })
const documents = () => { throw new Error('this app gets no requests') }
const universeOf = Object.assign(documents, { prepare: documents, forget: documents })

const isIdentity = (path: string) => !path.startsWith('/v1/')

const surfaces = {
  vendor: {
    title: 'Cloud Firewall flow logs',
    description: 'What the mock answers for: flow logs, the firewalls and projects they belong to, and signing in.',
    securitySchemes: {
      token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token', description: 'A token, as handed out in X-Subject-Token; unless the mock is strict, any text' },
      signature: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'An AK/SK signature, SDK-HMAC-SHA256' }
    },
    responses: vendorErrors,
    tags: { 'Cloud Firewall': 'Flow logs, and the firewalls they belong to', Identity: 'Signing in, projects and regions' },
    tagOf: (path: string) => isIdentity(path) ? 'Identity' : 'Cloud Firewall',
    referencesOf: () => referencesTo(vendorErrors),
    register: (app: FastifyInstance) => app.register(vendor, { config, state, universeOf })
  },
  admin: {
    title: 'cfw-mock, its control surface',
    description: "The mock's clock, faults and journal, and its verdicts.",
    securitySchemes: { admin: { type: 'http', scheme: 'bearer', description: 'The `--admin-token`, where the mock has one' } },
    responses: adminErrors,
    tags: { Control: "The mock's clock, faults and journal, its verdicts, and what it says of itself" },
    tagOf: () => 'Control',
    referencesOf: (path: string) => path === '/__admin/health' ? {} : referencesTo(adminErrors),
    register: (app: FastifyInstance) => app.register(health).register(admin, { prefix: '/__admin', config, lookBack: 0, state, court: createCourt({ settings: config, universeOf, ...state }), universeOf, scenarios: [], documents })
  }
} as const

export async function documentOf (surface: keyof typeof surfaces, buildMock: BuildMock): Promise<Document> {
  const { title, description, securitySchemes, responses, tags, tagOf, referencesOf, register } = surfaces[surface]
  const app = Fastify()
  app.setSerializerCompiler(() => JSON.stringify)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, description, version: version(), license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: `http://${config.host}:${config.port}` }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      components: { securitySchemes },
      security: surface === 'admin' ? [{ admin: [] }, {}] : []
    },
    transform
  })
  await register(app)
  await app.ready()
  const document: Document = JSON.parse(JSON.stringify(app.swagger()))
  await app.close()
  document.components.responses = Object.fromEntries(Object.entries(responses).map(([name, { response }]) => [name, structuredClone(response)]))
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      operation.operationId ??= nameOf(method, path)
      operation.tags = [tagOf(path)]
      operation.responses = { ...referencesOf(path), ...operation.responses }
    }
  }
  Object.assign(document.components.schemas ??= {}, namedSchemas(document.paths), namedSchemas(document.components.responses))
  await addExamples(document, samples[surface], buildMock)
  return document
}

/** The operationId of a route whose schema has none: `getAdminClock`. */
function nameOf (method: string, path: string): string {
  return [method, ...path.split(/[^a-z\d]+/i).map(word => word.charAt(0).toUpperCase() + word.slice(1))].join('')
}

// Describes responses by their status, and turns the headers that authenticate a caller into security schemes.
const transform: NonNullable<FastifyDynamicSwaggerOptions['transform']> = ({ schema, url }) => {
  if (schema === undefined) return { schema, url }
  const { response, headers, responseHeaders, ...rest } = schema
  return { url, schema: { ...rest, ...securityOf(headers), response: Object.fromEntries(Object.entries(response ?? {}).map(([status, body]) => [status, described(status, body, schema)])) } }
}

const requestIdHeader = { 'X-Request-Id': 'Names this request, in the log and in the journal' }

function described (status: string, body: unknown, { produces: [good = 'application/json'] = [], responseHeaders }: FastifySchema): object {
  const description = STATUS_CODES[status] ?? status
  if (TypeGuard.IsNull(body)) return { type: 'null', description }
  const headers = Object.entries({ ...requestIdHeader, ...status < '300' && responseHeaders }).map(([name, description]) => [name, { type: 'string', description }])
  const type = status < '300' ? good : 'application/json'
  return { description, headers: Object.fromEntries(headers), content: { [type]: { schema: body } } }
}

function securityOf (headers: unknown): Partial<FastifySchema> {
  const { 'x-auth-token': token, authorization, ...others } = propertiesOf(headers)
  return {
    ...Object.keys(others).length > 0 && { headers: { type: 'object', properties: others } },
    ...token !== undefined && { security: [{ token: [] }, { signature: [] }] }
  }
}

function propertiesOf (schema: unknown): TProperties {
  if (TypeGuard.IsObject(schema)) return schema.properties
  const parts = TypeGuard.IsUnion(schema) ? schema.anyOf : TypeGuard.IsIntersect(schema) ? schema.allOf : []
  return Object.assign({}, ...parts.map(propertiesOf))
}

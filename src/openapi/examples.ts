// Adds examples to a document: the answers of a mock to the sample requests.
import type { FastifyInstance, InjectOptions } from 'fastify'
import { configFrom, sourceOf, type Config } from '../config/config.ts'

export type Method = 'get' | 'put' | 'post' | 'delete'
type Content = Readonly<Record<string, { examples?: Readonly<Record<string, unknown>> }>>

interface Operation {
  operationId?: string
  tags?: readonly string[]
  responses: Readonly<Record<string, { readonly content?: Content }>>
  readonly requestBody?: { readonly content: Content }
}

/** An OpenAPI document, as far as this folder looks into it. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>
  readonly components: { schemas?: object, responses?: object }
}

export interface Sample {
  readonly name: string
  readonly method: Method
  /** As the document spells it. */
  readonly path: string
  readonly request: InjectOptions
}

const settings: Readonly<Record<string, unknown>> = { logLevel: 'silent', now: '2022-09-26T08:00:00Z' }

/** Is `buildApp`, passed in: app.ts serves these documents, so an import would be a circle. */
export type BuildMock = (config: Config, surroundings: { readonly system: () => number, readonly log: { write (line: string): void } }) => Promise<FastifyInstance>

export async function addExamples ({ paths }: Document, samples: readonly Sample[], buildMock: BuildMock): Promise<void> {
  const mock = await buildMock(configFrom([sourceOf(settings)]), { system: () => 0, log: { write () {} } })
  for (const { name, method, path, request } of samples) {
    const { responses, requestBody } = paths[path]?.[method] ?? {}
    const { statusCode, headers: { 'content-type': header = '' }, body } = await mock.inject({ method, ...request })
    const [type = ''] = String(header).split(';')
    const answer = responses?.[statusCode]?.content?.[type]
    if (answer === undefined) throw new Error(`${name}: ${method} ${path} is not said to answer ${statusCode}`)
    answer.examples = { ...answer.examples, [name]: { value: type === 'application/json' ? JSON.parse(body) : body } }
    const sent = requestBody?.content['application/json']
    if (statusCode < 400 && sent !== undefined) sent.examples = { ...sent.examples, [name]: { value: request.payload } }
  }
  await mock.close()
}

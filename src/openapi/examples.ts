// Adds examples to a document: the answers of a mock to the sample requests.
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types'
import { configFrom, type Config } from '../config/config.ts'

export type Method = 'get' | 'put' | 'post' | 'delete'

export interface Sample {
  readonly name: string
  /** As the document spells them. */
  readonly method: Method
  readonly path: string
  readonly request: InjectOptions
}

const settings: Readonly<Record<string, unknown>> = { logLevel: 'silent', now: '2022-09-26T08:00:00Z' }

/** Is `buildApp`, passed in: app.ts serves these documents, so an import would be a circle. */
export type BuildMock = (config: Config, surroundings: { readonly system: () => number, readonly log: { write (line: string): void } }) => Promise<FastifyInstance>

export async function withExamples (document: OpenApi.Document, samples: readonly Sample[], buildMock: BuildMock): Promise<OpenApi.Document> {
  const mock = await buildMock(configFrom([{ valueOf: name => settings[name], nameOf: name => name }]), { system: () => 0, log: { write () {} } })
  for (const { name, method, path, request } of samples) {
    const operation = document.paths?.[path]?.[method]
    const { statusCode, headers: { 'content-type': type = '' }, body } = await mock.inject({ method, ...request })
    const content = contentOf(operation, statusCode, String(type))
    if (content === undefined) throw new Error(`${name}: ${method} ${path} is not said to answer ${statusCode}`)
    content.examples = { ...content.examples, [name]: { value: String(type).startsWith('application/json') ? JSON.parse(body) : body } }
    const sent = mediaOf(operation?.requestBody)
    if (statusCode < 400 && sent !== undefined) sent.examples = { ...sent.examples, [name]: { value: request.payload } }
  }
  await mock.close()
  return document
}

function contentOf (operation: OpenApi.OperationObject | undefined, status: number, type: string): OpenApi.MediaTypeObject | undefined {
  const response = operation?.responses?.[status]
  return mediaOf(response, type.split(';')[0])
}

function mediaOf (holder: object | undefined, type = 'application/json'): OpenApi.MediaTypeObject | undefined {
  const content: unknown = holder !== undefined && 'content' in holder ? holder.content : undefined
  return isContent(content) ? content[type] : undefined
}

function isContent (content: unknown): content is Record<string, OpenApi.MediaTypeObject> {
  return typeof content === 'object' && content !== null
}

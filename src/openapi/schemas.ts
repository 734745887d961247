// What generators of clients need of a document's schemas: a format for each number, and a name for each schema with a title.
const largestInt32 = 2_147_483_647

/** Replaces each schema that has a title by a reference, and gives the schemas by title. Changes `node`. */
export function namedSchemas (node: unknown, named: Record<string, unknown> = {}): Readonly<Record<string, unknown>> {
  if (!isObject(node)) return named
  for (const [key, child] of Object.entries(node)) {
    if (!isObject(child) || key.startsWith('example')) continue
    namedSchemas(child, named)
    if (child['type'] === 'integer') child['format'] = Number(child['maximum'] ?? Infinity) <= largestInt32 ? 'int32' : 'int64'
    if (child['type'] === 'number') child['format'] = 'double'
    const { title, ...schema } = child
    if (typeof title !== 'string') continue
    named[title] = schema
    node[key] = { $ref: `#/components/schemas/${title}` }
  }
  return named
}

function isObject (value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

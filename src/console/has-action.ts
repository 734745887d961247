// Whether the mock has an action, such as "GET /__admin/explain".
import { call } from './call.ts'
import { createResource } from './resource.ts'

const actions = createResource<Readonly<Record<string, string>>>()

/** Undefined until it is known. */
export function hasAction (name: string): boolean | undefined {
  const { value } = actions.ask('', signal => call('/__admin', { signal }))
  return value && Object.hasOwn(value, name)
}

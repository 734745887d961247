// Narrows a request to /__admin to one project.
import { Type } from '@sinclair/typebox'

export const TenantQuerySchema = Type.Object({
  project_id: Type.Optional(Type.String({ description: 'Only what belongs to this project' }))
}, { additionalProperties: false })

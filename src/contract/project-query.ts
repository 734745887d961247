// The query of GET /v3/projects.
import { Type } from '@sinclair/typebox'

export const ProjectQuerySchema = Type.Object({
  name: Type.Optional(Type.String({ description: 'A region, or a project in it: its one project. Any name will do' }))
})

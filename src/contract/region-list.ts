// The answer to GET /v3/regions.
import { Type } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'

export const RegionListSchema = Type.Object({
  links: LinksSchema,
  regions: Type.Array(Type.Object({
    id: Type.String({ description: 'Its id, which is its name' }),
    type: Type.String({ description: 'Who may use it' }),
    description: Type.String(),
    parent_region_id: Type.Null(),
    links: LinksSchema
  }))
})

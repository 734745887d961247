// The answers to GET /v3/regions and GET /v3/regions/{id}.
import { Type } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'

export const RegionSchema = Type.Object({
  id: Type.String({ description: 'Its id, which is its name' }),
  type: Type.String({ description: 'Who may use it' }),
  description: Type.String(),
  parent_region_id: Type.Null(),
  links: LinksSchema
}, { title: 'Region' })

export const RegionListSchema = Type.Object({ links: LinksSchema, regions: Type.Array(RegionSchema) }, { title: 'RegionList' })

// The path of a vendor's route. The project is the tenant.
import { Type } from '@sinclair/typebox'

export const FlowLogPathSchema = Type.Object({
  project_id: Type.String({ description: 'Project whose firewall is asked', minLength: 1, examples: ['9d80d070b6d44942af73c9c3d38e0429'] })
})

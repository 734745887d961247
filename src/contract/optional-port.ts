// A TCP or UDP port that may be absent.
import { Type } from '@sinclair/typebox'

export const optionalPort = (description: string) => Type.Optional(Type.Integer({ description, minimum: 0, maximum: 65_535 }))

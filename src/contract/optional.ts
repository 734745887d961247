// Fields and parameters that may be absent.
import { Type, type StringOptions } from '@sinclair/typebox'

export const optionalText = (description: string, options: StringOptions = {}) => Type.Optional(Type.String({ description, ...options }))

/** A TCP or UDP port. */
export const optionalPort = (description: string) => Type.Optional(Type.Integer({ description, minimum: 0, maximum: 65_535 }))

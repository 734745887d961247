// A text that may be absent.
import { Type, type StringOptions } from '@sinclair/typebox'

export const optionalText = (description: string, options: StringOptions = {}) => Type.Optional(Type.String({ description, ...options }))

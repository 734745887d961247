// How long an answer is held.
import { Type, type Static } from '@sinclair/typebox'

export const LONGEST_DELAY = 3_600_000 // ms
const ms = (description: string) => Type.Number({ description, minimum: 0, maximum: LONGEST_DELAY })

export const DelaySchema = Type.Union([
  Type.Object({ type: Type.Literal('fixed'), ms: ms('Always this long, in ms') }, { additionalProperties: false }),
  Type.Object({ type: Type.Literal('uniform'), lower: ms('At least this long, in ms'), upper: ms('At most this long, in ms') }, { additionalProperties: false }),
  Type.Object({
    type: Type.Literal('lognormal'),
    median: ms('Half of the answers take longer, in ms'),
    sigma: Type.Number({ description: 'Spread: 0 is none, 0.4 is a network, 1 a bad one', minimum: 0, maximum: 10 })
  }, { additionalProperties: false })
])
export type Delay = Static<typeof DelaySchema>

/** In whole ms. `draw` gives a number in [0, 1) by name. */
export function delayOf (delay: Delay, draw: (name: string) => number): number {
  switch (delay.type) {
    case 'fixed': return Math.round(delay.ms)
    case 'uniform': return Math.round(delay.lower + draw('delay') * (delay.upper - delay.lower))
    case 'lognormal': return Math.round(Math.min(LONGEST_DELAY, delay.median * Math.exp(delay.sigma * normal(draw))))
  }
}

// The Box-Muller transform of two draws; 1 - u keeps the logarithm away from 0.
function normal (draw: (name: string) => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw('radius'))) * Math.cos(2 * Math.PI * draw('angle'))
}

/** The settings that all worlds of a mock share. */
import type { ProtocolStyle } from './cast.ts'

export interface UniverseSettings {
  readonly seed: number
  /** Flows per second of each firewall; 0 leaves only the own records. */
  readonly rate: number
  /** All event times are multiples of this. */
  readonly resolution: keyof typeof RESOLUTIONS
  /** How records name their protocol. */
  readonly protocol: ProtocolStyle
}

/** ms */
export const RESOLUTIONS = { '1ms': 1, '1s': 1_000 } as const

// Profiles: named conditions, as settings and fault rules in fixtures/profiles/. A setting said in any other way wins over the profile's.
import { readFileSync, readdirSync } from 'node:fs'
import { ConfigError, knobs, settingOf, type Source } from './config.ts'
import { packageFile } from '../package.ts'

export interface Profile {
  readonly about: string
  /** By knob name. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly faults: readonly unknown[]
}

const folder = packageFile('fixtures/profiles/')

/** With the settings of the profile that `sources` name, if they do, as the last source. */
export function withProfile (sources: readonly Source[]): readonly Source[] {
  const name = settingOf('profile', knobs.profile, sources)
  if (name === undefined) return sources
  const { settings } = profileOf(name)
  return [...sources, { valueOf: knob => settings[knob], nameOf: knob => `profile ${name}: ${knob}` }]
}

/** Throws ConfigError if there is none of that name. */
export function profileOf (name: string): Profile {
  const names = readdirSync(folder).map(file => file.replace(/\.json$/, '')).sort()
  if (!names.includes(name)) throw new ConfigError(`--profile must be one of ${names.join(', ')}, got ${JSON.stringify(name)}`)
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
}

// Profiles: named sets of settings, fault rules and scenarios, in fixtures/profiles/; a condition of `certify` is one too, in fixtures/conditions/. Every other source of a
// setting wins over the profile.
import { readFileSync, readdirSync } from 'node:fs'
import { ConfigError, mockSettings, settingValue, sourceOf, type Source } from './config.ts'
import { echo } from '../validation/echo.ts'
import { packageFile } from '../package.ts'

export interface Profile {
  /** A condition has a title in its place. */
  readonly description?: string
  /** By setting name. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly faults: readonly unknown[]
  /** Names, or scenarios as a file holds them. */
  readonly scenarios?: readonly unknown[]
}

const folders = [packageFile('fixtures/profiles/'), packageFile('fixtures/conditions/')] as const

/** Adds the settings of the profile that `sources` name, if they name one, as the last source. */
export function withProfile (sources: readonly Source[]): readonly Source[] {
  const name = settingValue('profile', mockSettings.profile, sources)
  if (name === undefined) return sources
  const { settings } = profileOf(name, sources[0]?.nameOf('profile'))
  return [...sources, sourceOf(settings, setting => `profile ${name}: ${setting}`)]
}

/** Throws ConfigError, which calls the setting `setting`, if no profile has that name. */
export function profileOf (name: string, setting = 'profile'): Profile {
  const namesIn = (folder: URL) => readdirSync(folder).map(file => file.replace(/\.json$/, '')).sort()
  const folder = folders.find(folder => namesIn(folder).includes(name))
  if (folder === undefined) throw new ConfigError(`${setting} must be one of ${namesIn(folders[0]).join(', ')}, or a condition of certify such as C1, got ${echo(name)}`, 'profile')
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
}

// The fault rules at the start: the given ones, then those of the profile.
import { readFile } from 'node:fs/promises'
import { ConfigError, type Config } from '../config/config.ts'
import { BadFieldError } from '../errors.ts'
import type { FaultRule } from './fault-rule.ts'
import { rulesOf } from './rules-of.ts'
import { profileOf } from '../config/profile.ts'

export interface InitialFaults {
  /** Rules, or the path of a file that holds them. */
  readonly faults: readonly FaultRule[] | string | undefined
  readonly profile: Config['profile']
}

/** Throws ConfigError, with one line, if the file cannot be read or a rule is bad. */
export async function initialFaults ({ faults = [], profile }: InitialFaults): Promise<readonly FaultRule[]> {
  return [
    ...typeof faults === 'string' ? checked(`${faults}: `, await json(faults)) : checked('', faults),
    ...profile === undefined ? [] : checked(`profile ${profile}: `, profileOf(profile).faults)
  ]
}

async function json (path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new ConfigError(`cannot read faults: ${path}: ${error instanceof Error ? error.message : error}`, 'faults')
  }
}

function checked (from: string, rules: unknown): readonly FaultRule[] {
  try {
    return rulesOf(rules)
  } catch (error) {
    throw error instanceof BadFieldError ? new ConfigError(`${from}${error.message}`, 'faults') : error
  }
}

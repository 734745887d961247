// Ids of the things in an account, computed from the seed.
import { createHash } from 'node:crypto'

/** 32 hex digits, as users, domains and projects have. */
export function idOf (seed: number, kind: string, name: string): string {
  return createHash('sha256').update(JSON.stringify([seed, kind, name])).digest('hex').slice(0, 32)
}

/** A lower-case UUID of version 4, as firewalls have. */
export function uuidOf (seed: number, kind: string, name: string): string {
  return idOf(seed, kind, name).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')
}

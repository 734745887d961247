// The scenarios that the package ships.
import { readdirSync } from 'node:fs'
import { scenariosFrom } from '../../src/scenarios/scenarios-from.ts'

const names = readdirSync(new URL('../../fixtures/scenarios/', import.meta.url)).map(file => file.replace(/\.json$/, ''))
export const shipped = scenariosFrom(names)

// How often a property is tried: a little in every test run, more with LAWS_EFFORT=100.
const effort = Number(process.env['LAWS_EFFORT'] ?? 1)

/** Settings for fast-check: so many runs at effort 1. */
export const runs = (many: number) => ({ numRuns: Math.ceil(many * effort) })

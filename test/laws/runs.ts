// How often a property is tried: a few times in every test run, a hundred times as often with LAWS_EFFORT=100.
const effort = Number(process.env['LAWS_EFFORT'] ?? 1)

/** Settings for fast-check; `count` is the number of runs at effort 1. */
export const runs = (count: number) => ({ numRuns: Math.ceil(count * effort) })

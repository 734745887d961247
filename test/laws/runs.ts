// How often a property is tried: a few times in every test run, twice as often where CI runs them (LAWS_EFFORT=1), a hundred times as often with LAWS_EFFORT=100.
const effort = Number(process.env['LAWS_EFFORT'] ?? 0.5)

/**
 * Settings for fast-check; `count` is the number of runs at effort 1. Up to effort 1 a counterexample is reported as it is found: to shrink it
 * takes minutes, longer than a test may run.
 */
export const runs = (count: number) => ({ numRuns: Math.ceil(count * effort), endOnFailure: effort <= 1 })

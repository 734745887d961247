// How often a property is tried: LAWS_EFFORT is 1 where CI runs the tests and a half by hand. With 100 a folder's properties are tried a hundred times as often as in CI.
const effort = Number(process.env['LAWS_EFFORT'] ?? 0.5)

/**
 * Settings for fast-check; `count` is the number of runs at effort 1. Up to effort 1 a counterexample is reported as it is found: to shrink it
 * takes minutes, longer than a test may run.
 */
export const runs = (count: number) => ({ numRuns: Math.ceil(count * effort), endOnFailure: effort <= 1 })

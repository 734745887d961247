/**
 * The version of what a seed gives: records, their ids, their order. One more with every change, and then `npm run golden` renews test/golden.json,
 * which refuses changed pages under an old version.
 */
export const UNIVERSE_VERSION = 1

// The least and the most of numbers; Infinity and -Infinity where there are none. Math.min and Math.max cannot take a hundred thousand arguments.
export const least = (numbers: readonly number[]): number => numbers.reduce((least, number) => Math.min(least, number), Infinity)
export const most = (numbers: readonly number[]): number => numbers.reduce((most, number) => Math.max(most, number), -Infinity)

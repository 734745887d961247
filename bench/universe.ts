/**
 * `npm run bench:universe`: what a page costs, as ratios within one run. Ends with exit code 1 if a bound is missed.
 * A page is found and encoded, as the server does it; no question is asked twice.
 */
import { walkRate, ofTimeline } from './universe/timeline.ts'
import { firstFilters, firstRequests } from './universe/first-use.ts'
import { ratios } from './universe/ratios.ts'
import { memoryOfFirewalls } from './universe/thousand-firewalls.ts'
import { worstCases } from './universe/costly-questions.ts'

let missed = 0
for (const figures of [memoryOfFirewalls, firstRequests, firstFilters, ratios, ofTimeline, walkRate, worstCases]) {
  for (const { measure, value, unit, most } of await figures()) {
    const verdict = most === undefined ? '' : value <= most ? 'ok' : 'MISSED'
    if (verdict === 'MISSED') missed++
    const bound = most === undefined ? '' : `<= ${most}`
    console.log(`${measure.padEnd(62)} ${value.toPrecision(3).padStart(10)} ${unit.padEnd(6)} ${bound.padEnd(8)} ${verdict}`)
  }
}
if (missed > 0) process.exitCode = 1

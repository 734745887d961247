/**
 * `npm run bench:universe`: what a page costs, mostly as ratios within one run. Exits with 1 if a bound is missed.
 * A page is found and encoded, as the server does it. No question is asked twice.
 */
import { costlyQuestions } from './universe/costly-questions.ts'
import { firstFilters, firstRequests } from './universe/first-use.ts'
import { memoryOfFirewalls } from './universe/firewall-memory.ts'
import { pageRatios } from './universe/page-ratios.ts'
import { timelineCosts } from './universe/timeline.ts'

for (const measure of [memoryOfFirewalls, firstRequests, firstFilters, pageRatios, timelineCosts, costlyQuestions]) {
  for (const { name, value, unit, most = Infinity } of await measure()) {
    const holds = value <= most
    if (!holds) process.exitCode = 1
    const [bound, outcome] = most === Infinity ? ['', ''] : [`<= ${most}`, holds ? 'ok' : 'MISSED']
    console.log(`${name.padEnd(62)} ${value.toPrecision(3).padStart(10)} ${unit.padEnd(6)} ${bound.padEnd(8)} ${outcome}`)
  }
}

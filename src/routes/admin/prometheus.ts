// The tally as Prometheus metrics, in a registry of its own.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { durationBounds, type Tally } from '../../journal/tally.ts'
import type { State } from '../../state.ts'

const NANOSECOND = 1e-9 // s

export interface Exposition {
  readonly text: () => Promise<string>
  readonly close: () => void
}

export function createExposition ({ tally, heldResponses }: State): Exposition {
  const registry = new Registry()
  const registers = [registry]
  const lag = monitorEventLoopDelay()
  lag.enable()

  const counter = (name: string, help: string, label: string, counts: ReadonlyMap<string | number, number>) => new Counter({
    name,
    help,
    registers,
    labelNames: [label],
    collect () {
      this.reset()
      for (const [value, count] of counts) this.inc({ [label]: value }, count)
    }
  })
  const gauge = (name: string, help: string, read: () => number) => new Gauge({ name, help, registers, collect () { this.set(read()) } })

  counter('cfw_mock_requests_total', 'Requests by status; 0 where none was sent', 'status', tally.statuses)
  counter('cfw_mock_faults_total', 'Faults by kind', 'kind', tally.faults)
  new Counter({ name: 'cfw_mock_records_total', help: 'Records served', registers, collect () { this.reset(); this.inc(tally.records) } }).reset()
  registry.registerMetric(new Durations(tally))
  gauge('cfw_mock_pending', 'Answers being kept waiting', heldResponses.size)
  gauge('process_resident_memory_bytes', 'Resident memory', () => process.memoryUsage.rss())
  gauge('nodejs_heap_size_used_bytes', 'Heap in use', () => process.memoryUsage().heapUsed)
  gauge('nodejs_eventloop_lag_p50_seconds', 'Event-loop lag since the last look, median', () => lag.percentile(50) * NANOSECOND)
  gauge('nodejs_eventloop_lag_p99_seconds', 'Event-loop lag since the last look, 99th percentile', () => lag.percentile(99) * NANOSECOND)

  return {
    text: async () => {
      const text = await registry.metrics()
      lag.reset()
      return text
    },
    close: () => { lag.disable() }
  }
}

const durationName = 'cfw_mock_request_duration_seconds'
const durationHelp = 'How long answers took'

// A histogram of durations that the tally has counted.
class Durations extends Histogram {
  readonly #tally: Tally

  constructor (tally: Tally) {
    super({ name: durationName, help: durationHelp, registers: [] })
    this.#tally = tally
  }

  // The registry calls this when it writes text.
  async getForPromString () {
    const { durations, totalDuration } = this.#tally
    let total = 0
    const buckets = Array.from(durations, (count, index) => {
      total += count
      const bound = durationBounds[index]
      return { metricName: `${durationName}_bucket`, value: total, labels: { le: bound === undefined ? '+Inf' : bound / 1_000 } }
    })
    return {
      name: durationName,
      help: durationHelp,
      type: 'histogram',
      values: [...buckets, { metricName: `${durationName}_sum`, value: totalDuration / 1_000, labels: {} }, { metricName: `${durationName}_count`, value: total, labels: {} }]
    }
  }
}

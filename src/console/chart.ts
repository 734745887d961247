// A stacked bar chart over time, drawn by uPlot. Its colours are custom properties of the style sheet.
import UPlot from 'uplot'
import { isDark } from './theme.ts'
import { isLocal, timeText } from './time-text.ts'
import { DAY, MINUTE } from './units.ts'

export interface ChartData {
  /** When each bar begins (ms since 1970), and how wide it is (ms). */
  readonly starts: readonly number[]
  readonly step: number
  /** The lowest first; `colour` is the name of a custom property. */
  readonly series: ReadonlyArray<{ readonly name: string, readonly colour: string, readonly counts: readonly number[] }>
}

export interface ChartOptions {
  readonly height: number
  readonly onZoom?: (from: number, to: number) => void
  /** The bar under the pointer, or null. */
  readonly onHover?: (index: number | null) => void
}

export interface Chart {
  /** For lit's `ref`. */
  readonly attach: (host: Element | undefined) => void
  readonly show: (data: ChartData) => void
}

export function createChart (options: ChartOptions): Chart {
  let host: HTMLElement | undefined
  let plot: UPlot | undefined
  let data: ChartData | undefined
  let look = ''
  const resizing = new ResizeObserver(() => { if (host !== undefined) plot?.setSize({ width: host.clientWidth, height: options.height }) })

  const update = () => {
    if (host === undefined || data === undefined) return
    const wanted = lookOf(data)
    const stacked = stackedOf(data)
    if (plot !== undefined && wanted === look) return plot.setData(stacked)
    plot?.destroy()
    look = wanted
    plot = new UPlot(plotOptions(data, host.clientWidth, options), stacked, host)
  }
  return {
    attach (element) {
      resizing.disconnect()
      plot?.destroy()
      plot = undefined
      host = element instanceof HTMLElement ? element : undefined
      if (host !== undefined) resizing.observe(host)
      update()
    },
    show (next) {
      if (next === data && lookOf(next) === look) return
      data = next
      update()
    }
  }
}

/** What cannot be changed in a plot that is there. */
function lookOf ({ step, series }: ChartData): string {
  return JSON.stringify([isDark(), isLocal(), step, series.map(({ name }) => name)])
}

/** Each series on top of those below it; uPlot draws the highest first, and the lower ones over it. */
function stackedOf ({ starts, series }: ChartData): UPlot.AlignedData {
  const sums = starts.map(() => 0)
  const layers = series.map(({ counts }) => counts.map((count, i) => { sums[i] = (sums[i] ?? 0) + count; return sums[i] ?? 0 }))
  return [[...starts], ...layers.reverse()]
}

function plotOptions ({ starts, step, series }: ChartData, width: number, { height, onZoom, onHover }: ChartOptions): UPlot.Options {
  const styles = getComputedStyle(document.documentElement)
  const colour = (name: string) => styles.getPropertyValue(name).trim()
  const bars = UPlot.paths.bars?.({ size: [1, Infinity], align: 1, gap: width > 6 * starts.length ? 1 : 0 })
  const axis: UPlot.Axis = { stroke: colour('--muted'), font: '12px system-ui', grid: { stroke: colour('--grid'), width: 1 }, ticks: { show: false } }
  return {
    width,
    height,
    ms: 1,
    tzDate: ms => isLocal() ? new Date(ms) : UPlot.tzDate(new Date(ms), 'Etc/UTC'),
    legend: { show: false },
    padding: [8, 20, 0, 0],
    scales: { x: { range: (_plot, least, most) => [least, most + step] }, y: { range: (_plot, _least, most) => [0, most === 0 ? 1 : most * 1.05] } },
    axes: [{ ...axis, size: 30, space: 80, values: (_plot, times, _axis, _space, distance) => times.map(time => tickText(time, distance)) }, { ...axis, size: 56, values: (_plot, values) => values.map(value => Number.isInteger(value) ? Intl.NumberFormat('en', { notation: 'compact' }).format(value) : '') }],
    series: [{}, ...series.map(({ colour: name }) => ({ fill: colour(name), stroke: colour(name), width: 0, points: { show: false }, ...bars !== undefined && { paths: bars } })).reverse()],
    cursor: { y: false, points: { show: false }, drag: { x: onZoom !== undefined, y: false, setScale: false } },
    hooks: {
      setCursor: [({ cursor: { idx } }) => onHover?.(idx ?? null)],
      setSelect: [plot => {
        const { left, width } = plot.select
        if (width > 4) onZoom?.(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'))
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
      }]
    }
  }
}

/** As much of a time as tells it from its neighbours at this distance (ms). */
function tickText (ms: number, distance: number): string {
  const text = timeText(ms, 23)
  if (distance >= 365 * DAY) return text.slice(0, 4)
  if (distance >= 28 * DAY) return text.slice(0, 7)
  if (distance >= DAY || text.endsWith('00:00:00.000')) return text.slice(5, 10)
  return distance >= MINUTE ? text.slice(11, 16) : distance >= 1_000 ? text.slice(11, 19) : text.slice(11)
}

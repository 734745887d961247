/** The value of a metric in the text that Prometheus reads. */
export function metricIn (metrics: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1])
}

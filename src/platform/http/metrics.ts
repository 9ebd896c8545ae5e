import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What the operator's Prometheus reads at `/metrics`. Labels are route patterns, never addresses people typed. */
export interface Metrics {
  readonly registry: Registry
  answered(route: string, method: string, status: number, seconds: number): void
  readonly keptBytes: Gauge
  readonly jobsEnded: Counter<'name' | 'state'>
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'hedgerow_request_seconds',
    help: 'Time from the first byte of a request to the end of its answer',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const keptBytes = new Gauge({
    name: 'hedgerow_kept_answers_bytes',
    help: 'Memory held by finished answers',
    registers: [registry],
  })
  const jobsEnded = new Counter({
    name: 'hedgerow_jobs_ended_total',
    help: 'Jobs that ended, by name and state',
    labelNames: ['name', 'state'] as const,
    registers: [registry],
  })
  // Looking labels up by value costs more than observing: each route's child is looked up once.
  const children = new Map<string, ReturnType<typeof requests.labels>>()
  return {
    registry,
    keptBytes,
    jobsEnded,
    answered(route, method, status, seconds) {
      const key = `${route} ${method} ${status}`
      let child = children.get(key)
      if (!child) {
        child = requests.labels(route, method, String(status))
        children.set(key, child)
      }
      child.observe(seconds)
    },
  }
}

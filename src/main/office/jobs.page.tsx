import type { Instant } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Progress } from '#web/parts/progress.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface JobRow {
  readonly id: string
  readonly name: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped'
  readonly ecosystem: string | null
  readonly done: number
  readonly total: number | null
  readonly step: string | null
  readonly error: string | null
  readonly at: Instant
}

/** Every long work of the installation: seen, retried, stopped. Newest first. */
export function JobsPage({ jobs, timeZone }: { jobs: readonly JobRow[]; timeZone: string }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page stack">
      <h1>{say('main.jobs-title')}</h1>
      {jobs.length === 0 ? (
        <EmptyState title={say('main.jobs-none')} />
      ) : (
        <Table
          caption={say('main.jobs-caption', { count: jobs.length })}
          rows={jobs}
          rowKey={(job) => job.id}
          stacked
          columns={[
            { key: 'name', head: say('main.jobs-name'), cell: (job) => jobName(say, job) },
            { key: 'state', head: say('main.jobs-state'), cell: (job) => <JobState state={job.state} /> },
            { key: 'progress', head: say('main.jobs-progress'), cell: (job) => <JobProgress job={job} /> },
            { key: 'at', head: say('main.jobs-at'), cell: (job) => formats.instant(job.at, timeZone) },
            { key: 'act', head: say('main.jobs-act'), cell: (job) => <JobActs job={job} /> },
          ]}
        />
      )}
    </article>
  )
}

function jobName(say: ReturnType<typeof useSay>, job: JobRow): string {
  const name = say.has(`${job.name.split('.')[0]}.job-${job.name.split('.')[1]}`)
    ? say(`${job.name.split('.')[0]}.job-${job.name.split('.')[1]}`)
    : job.name
  return job.ecosystem === null ? name : `${name} · ${job.ecosystem}`
}

function JobState({ state }: { state: JobRow['state'] }) {
  const say = useSay()
  return (
    <Tag tone={state === 'failed' ? 'care' : state === 'done' ? 'good' : undefined} icon={stateIcons[state]}>
      {say(`main.job-${state}`)}
    </Tag>
  )
}

const stateIcons = {
  waiting: 'calendar',
  running: 'refresh',
  done: 'check',
  failed: 'warning',
  stopped: 'minus',
} as const

function JobProgress({ job }: { job: JobRow }) {
  const say = useSay()
  if (job.error !== null) return <span dir="auto">{job.error}</span>
  // What is over has no progress; what it did is in its own report.
  if (job.state === 'done' || job.state === 'stopped') return null
  const label = job.step !== null && say.has(job.step) ? say(job.step) : say(`main.job-${job.state}`)
  return <Progress id={`job-${job.id}`} label={label} done={job.done} total={job.total} />
}

function JobActs({ job }: { job: JobRow }) {
  const say = useSay()
  const act = job.state === 'failed' || job.state === 'stopped' ? 'retry' : job.state === 'done' ? null : 'stop'
  if (act === null) return null
  return (
    <Form action={`/office/jobs/${job.id}/${act}`} method="post">
      <Button weight="quiet">{say(`main.jobs-${act}`)}</Button>
    </Form>
  )
}

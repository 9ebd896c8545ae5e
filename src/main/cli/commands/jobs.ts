import type { Jobs, JobSeen } from '#platform/jobs/jobs.ts'
import { CommandMistake, type Command } from '../command.ts'

const lineOf = (job: JobSeen): string => {
  const progress = job.total === null ? String(job.done) : `${job.done} of ${job.total}`
  const begun = new Date(job.at).toISOString().slice(0, 16).replace('T', ' ')
  return [job.id, begun, job.state.padEnd(7), job.name, progress, job.error ?? ''].join('  ').trimEnd()
}

async function list(jobs: Jobs, tell: (line: string) => void): Promise<void> {
  const all = await jobs.list()
  for (const job of all) tell(lineOf(job))
  if (all.length === 0) tell('No job has run yet.')
}

export const command: Command = {
  about: 'List, retry or stop long work (imports and the like).',
  usage: `{hedgerow} jobs
{hedgerow} jobs retry <id>
{hedgerow} jobs stop <id>

Retry takes a failed or stopped job, stop a waiting or running one. The work itself is done by the server or the worker.`,
  run: async ({ words: [act, id] }, house) => {
    const { jobs } = await house.open()
    if (act === undefined || act === 'list') return list(jobs, house.tell)
    if (!['retry', 'stop'].includes(act) || id === undefined)
      throw new CommandMistake('Ask for: jobs [retry <id> | stop <id>].')
    const known = act === 'retry' ? await jobs.retry(id) : await jobs.stop(id)
    if (!known) throw new CommandMistake(`There is no job ${id} to ${act}.`)
    house.tell(act === 'retry' ? 'The job waits for its turn again.' : 'The job was asked to stop.')
  },
}

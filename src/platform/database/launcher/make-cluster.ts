import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { RunAs } from './run-as.ts'

/**
 * initdb beside the place and one rename into it: a start that dies half way leaves no half cluster, and of two starts
 * at once the second finds the first one's. C collation: people's order is made by Intl.Collator, the database's never
 * changes with a library.
 */
export async function makeCluster(folder: string, runAs: RunAs, durable: boolean): Promise<void> {
  const making = `${folder}.making-${randomBytes(4).toString('hex')}`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  runAs.own(making)
  const options = ['-D', making, '-U', 'hedgerow', '--auth=trust', '-E', 'UTF8', '--locale=C']
  if (!durable) options.push('--no-sync')
  const [program, args] = runAs.command(path.join(runAs.binaries.folder, 'bin', 'initdb'), options)
  const child = spawn(program, args, {
    ...runAs.identity,
    env: { ...process.env, ...runAs.binaries.environment, TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) {
    rmSync(making, { recursive: true, force: true })
    throw new Error(`initdb could not make a cluster in ${folder}: ${complaint.trim()}`)
  }
  try {
    renameSync(making, folder)
  } catch (fault) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(path.join(folder, 'PG_VERSION'))) throw fault
  }
}

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Row } from './rows.ts'

/** `npm start` on an empty folder, and again on the same: from the command to the line with the address. */
export async function measureStarts(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-start-'))
  try {
    const first = await secondsToOpen(folder)
    const again = await secondsToOpen(folder)
    const row = (id: string, what: string, ours: number, bound: number): Row => ({
      id,
      what,
      unit: 's',
      ours,
      floor: bound,
      target: `≤ ${bound} s`,
      met: ours <= bound,
    })
    return [
      row('A first start', 'first start after install: cluster, migrations, three demonstration cities', first, 20),
      row('A later start', 'the same folder started again', again, 5),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function secondsToOpen(folder: string): Promise<number> {
  const began = performance.now()
  const child = spawn('node', [resolve(import.meta.dirname, '../tools/bootstrap.mjs'), 'start'], {
    env: { ...process.env, HEDGEROW_DATA: folder, PORT: '4391', LOG_LEVEL: 'error', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((done, failed) => {
    let seconds = Number.NaN
    const limit = setTimeout(() => {
      child.kill('SIGKILL')
      failed(new Error('the start took longer than 180 s'))
    }, 180_000)
    child.stdout.on('data', (part: Buffer) => {
      if (!String(part).includes('is open at')) return
      seconds = (performance.now() - began) / 1000
      child.kill('SIGTERM')
    })
    child.once('exit', () => {
      clearTimeout(limit)
      if (Number.isNaN(seconds)) failed(new Error('the start ended before it opened'))
      else done(seconds)
    })
  })
}

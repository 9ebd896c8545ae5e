import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** The server as `npm start` runs it, in a process of its own that can be killed. */
export interface RunningHouse {
  readonly origin: string
  readonly process: ChildProcess
  /** Everything it has said so far, on both streams. */
  said(): string
  /** Null: no answer at all (not there, cut off, or silent for ten seconds). */
  get(path: string, headers?: Record<string, string>): Promise<Answer | null>
  post(path: string, form: Record<string, string>): Promise<Answer | null>
  /** Resident memory in MiB, now and at its highest. */
  memory(): { readonly now: number; readonly most: number }
  kill(): Promise<void>
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly milliseconds: number
}

export interface HouseSettings {
  readonly folder: string
  readonly port: number
  readonly databaseUrl?: string
  /** More of its environment. */
  readonly also?: Readonly<Record<string, string>>
  /** A program to run it under, such as `taskset -c 0`. */
  readonly under?: readonly string[]
}

/** Starts it without waiting for it to open. */
export function launchHouse({ folder, port, databaseUrl, also = {}, under = [] }: HouseSettings): RunningHouse {
  const hook = resolve(root, 'tools/tsx-hook.mjs')
  const run = [...under, process.execPath, '--import', hook, resolve(root, 'src/main/server.ts')]
  const child = spawn(run[0]!, run.slice(1), {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      HOST: '127.0.0.1',
      HEDGEROW_DATA: folder,
      HEDGEROW_DEMONSTRATION: 'false',
      DATABASE_URL: databaseUrl ?? '',
      LOG_LEVEL: 'warn',
      ...also,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (text: Buffer): void => void (said = (said + String(text)).slice(-200_000))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const origin = `http://127.0.0.1:${port}`
  const ask = async (path: string, init: RequestInit): Promise<Answer | null> => {
    const began = performance.now()
    try {
      const answer = await fetch(origin + path, {
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
        ...init,
      })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, text, milliseconds: performance.now() - began }
    } catch {
      return null
    }
  }
  const ended = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    return child.exitCode
  }
  return {
    origin,
    process: child,
    said: () => said,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form) => ask(path, { method: 'POST', body: new URLSearchParams(form) }),
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      const mebibytes = (name: string): number =>
        Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
      return { now: mebibytes('VmRSS'), most: mebibytes('VmHWM') }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended()
    },
    stop: async () => {
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), 30_000)
      const code = await ended()
      clearTimeout(limit)
      return code
    },
  }
}

/** Starts it and waits until it says where it is open. */
export async function startHouse(settings: HouseSettings): Promise<RunningHouse> {
  const house = launchHouse(settings)
  for (let waited = 0; waited < 90_000; waited += 20) {
    if (house.said().includes('is open at')) return house
    if (house.process.exitCode !== null || house.process.signalCode !== null) break
    await new Promise((done) => setTimeout(done, 20))
  }
  await house.kill()
  throw new Error(`the house did not open: ${house.said().slice(-2000)}`)
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })

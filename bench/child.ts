import { fork, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import { resolve } from 'node:path'

/** A server under measurement: its own process, its log to nowhere, asked over the channel for its processor time. */
export interface MeasuredServer {
  readonly port: number
  readonly pid: number
  /** User and system time since its start, milliseconds. */
  cpu(): Promise<number>
  ask<Answer>(message: object): Promise<Answer>
  stop(): Promise<void>
}

export async function startMeasured(
  file: string,
  environment: Readonly<Record<string, string>> = {},
  nodeFlags: readonly string[] = [],
): Promise<MeasuredServer> {
  const nowhere = openSync('/dev/null', 'w')
  const child = fork(resolve(import.meta.dirname, file), {
    execArgv: ['--import', resolve(import.meta.dirname, '../tools/tsx-hook.mjs'), ...nodeFlags],
    env: { ...process.env, ...environment },
    stdio: ['ignore', nowhere, 'inherit', 'ipc'],
  })
  const { port } = await next<{ port: number }>(child)
  const ask = async <Answer>(message: object): Promise<Answer> => {
    child.send(message)
    return next<Answer>(child)
  }
  return {
    port,
    pid: child.pid!,
    ask,
    cpu: async () => {
      const { cpu } = await ask<{ cpu: NodeJS.CpuUsage }>({ ask: 'cpu' })
      return (cpu.user + cpu.system) / 1000
    },
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done())
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 15_000).unref()
      }),
  }
}

function next<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((done, failed) => {
    const settle = (): void => {
      clearTimeout(limit)
      child.off('message', hear)
      child.off('exit', end)
    }
    const hear = (message: unknown): void => {
      settle()
      done(message as Answer)
    }
    const end = (code: number | null): void => {
      settle()
      failed(new Error(`the measured server ended with ${code}`))
    }
    const limit = setTimeout(() => {
      settle()
      failed(new Error('the measured server did not answer within 120 s'))
    }, 120_000)
    // Taken off again with the answer: a server is asked thousands of times in one measurement.
    child.on('message', hear).on('exit', end)
  })
}

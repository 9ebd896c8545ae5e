import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openFaultStage } from './fault-stage.ts'
import { freePort, launchHouse, type RunningHouse } from './running-house.ts'
import { Findings, within, type Trial } from './trial.ts'

/** Two servers begun in the same moment on one folder, with a port each and with one port for both. */
export async function twoStarts(times: number): Promise<Trial[]> {
  const stage = await openFaultStage('embedded')
  const trials: Trial[] = []
  try {
    for (let time = 1; time <= times; time += 1) {
      trials.push(await twoPorts(stage.folder, time))
      trials.push(await onePort(stage.folder, time))
    }
  } finally {
    await stage.close()
  }
  return trials
}

async function twoPorts(folder: string, time: number): Promise<Trial> {
  const found = new Findings()
  const houses = [launchHouse({ folder, port: await freePort() }), launchHouse({ folder, port: await freePort() })]
  const began = performance.now()
  const open = await within(90_000, async () => houses.every(isOpen))
  const took = performance.now() - began
  found.expect(open, `not both opened: ${houses.map((house) => house.said().slice(-300)).join(' | ')}`)
  const postmasters = postmastersOf(folder)
  found.expect(postmasters.length === 1, `${postmasters.length} postmasters on one folder`)
  for (const house of houses) {
    const ready = await house.get('/readyz')
    found.expect(ready?.status === 200, `one of two is not ready: ${ready?.status}`)
  }
  found.expect((await houses[0]!.stop()) === 0, 'the first did not stop cleanly')
  found.expect((await houses[1]!.get('/readyz'))?.status === 200, 'when the first left, the second lost its database')
  found.expect((await houses[1]!.stop()) === 0, 'the second did not stop cleanly')
  found.expect(postmastersOf(folder).length === 0, 'a postmaster stayed behind')
  return found.trial(
    'two starts on one folder',
    `two ports, time ${time}`,
    `both open after ${(took / 1000).toFixed(1)} s, one postmaster`,
  )
}

async function onePort(folder: string, time: number): Promise<Trial> {
  const found = new Findings()
  const port = await freePort()
  const houses = [launchHouse({ folder, port }), launchHouse({ folder, port })]
  await within(90_000, async () => houses.some(isOpen) && houses.some(hasEnded))
  const open = houses.find((house) => !hasEnded(house))
  const ended = houses.find(hasEnded)
  found.expect(open !== undefined && ended !== undefined, 'not one open and one ended')
  const lastWord = ended?.said().trim().split('\n').at(-1) ?? ''
  found.expect(ended?.process.exitCode === 1, `the second ended with ${ended?.process.exitCode}`)
  found.expect(
    lastWord.includes(String(port)) && !lastWord.startsWith('at '),
    `the second did not say why: ${lastWord}`,
  )
  found.expect((await open?.get('/readyz'))?.status === 200, 'the first is not ready')
  for (const house of houses) await house.stop()
  return found.trial('two starts on one folder', `one port, time ${time}`, `the second said: ${lastWord}`)
}

const isOpen = (house: RunningHouse): boolean => house.said().includes('is open at')
const hasEnded = ({ process }: RunningHouse): boolean => process.exitCode !== null || process.signalCode !== null

/**
 * Processes whose command line is a postmaster of this folder. Its children carry titles of their own, but not in the
 * moment in which they are born: whoever is the child of another one is none.
 */
export function postmastersOf(folder: string): number[] {
  const cluster = join(folder, 'postgres')
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        const isOne = words[0]!.endsWith('bin/postgres') && words[words.indexOf('-D') + 1] === cluster
        // The name in brackets may hold anything; after it come the state and the parent.
        const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]
        return isOne ? [{ pid: Number(pid), parent: Number(parent) }] : []
      } catch {
        return []
      }
    })
  const all = new Set(found.map(({ pid }) => pid))
  return found.filter(({ parent }) => !all.has(parent)).map(({ pid }) => pid)
}

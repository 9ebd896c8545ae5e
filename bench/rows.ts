import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

/** One measured number beside its floor, from the same run. */
export interface Row {
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly ours: number
  /** What the same work costs with nothing of ours, or the bound where the target is a bound. */
  readonly floor: number
  readonly target: string
  readonly met: boolean
}

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4)

export function printTable(rows: readonly Row[]): void {
  const lines = [
    '| | what | ours | floor | ratio | target | |',
    '|---|---|---:|---:|---:|---|---|',
    ...rows.map(
      ({ id, what, unit, ours, floor, target, met }) =>
        `| ${id} | ${what} | ${shown(ours)} ${unit} | ${shown(floor)} ${unit} | ${(ours / floor).toFixed(2)} | ${target} | ${met ? 'met' : '**not met**'} |`,
    ),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Kept as JSON with what it was measured on; the newest is also `latest.json`. */
export function keepResults(rows: readonly Row[], dataset: Readonly<Record<string, string | number>>): string {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString()
  const machine = {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg(),
  }
  const file = join(folder, 'latest.json')
  writeFileSync(file, `${JSON.stringify({ at, machine, dataset, rows }, null, 2)}\n`)
  return file
}

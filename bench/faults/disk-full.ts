import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFaultStage, slug } from './fault-stage.ts'
import { Findings, pause, within, type Trial } from './trial.ts'
import { smallCsv, smallMapping, smallRow } from './two-versions.ts'
import { sendVisitors } from './visitors.ts'

const size = '220m'

/** Only root may mount; elsewhere this fault can not be tried. */
export const mayMount = (): boolean => process.platform === 'linux' && process.getuid?.() === 0 && tryMount()

function tryMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-mount-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (mounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return mounted
}

/** The disk under the database and the files runs full, and is emptied again. */
export async function diskFull(): Promise<Trial> {
  const disk = mkdtempSync(join(tmpdir(), 'hedgerow-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', disk])
  if (mounted.status !== 0) throw new Error(`no small disk could be made: ${String(mounted.stderr)}`)
  const found = new Findings()
  const folder = join(disk, 'installation')
  mkdirSync(folder)
  const stage = await openFaultStage('embedded', { folder })
  const house = await stage.start()
  try {
    const source = await stage.newSource('A feed', smallMapping)
    const first = await stage.begin(source, smallCsv([smallRow(1), smallRow(2)]))
    if ('refusal' in first) throw new Error(first.refusal)
    await stage.ended(first.id)
    const loaded = await within(10_000, async () => (await house.get(`/${slug}/opportunities?q=offer`))?.status === 200)
    found.expect(loaded, 'the catalogue did not load')
    const visitors = sendVisitors(house, found, 700)
    await pause(500)
    const ballast = join(disk, 'ballast')
    fillUp(ballast)
    const refused = await stage.begin(source, smallCsv(Array.from({ length: 2_000 }, (_, at) => smallRow(at))))
    found.expect(
      'refusal' in refused && refused.refusal === 'feeds.disk-full',
      `an upload onto a full disk: ${JSON.stringify(refused)}`,
    )
    // The write-ahead log has room of its own for a while; more writes use it up.
    const client = await stage.database.connect('faults').catch(() => null)
    const filled = await client
      ?.query(`create table ballast as select repeat(md5(n::text), 60) as x from generate_series(1, 200000) n`)
      .then(
        () => true,
        () => false,
      )
    await client?.end().catch(() => {})
    found.expect(filled !== true, 'the disk was not full for the database')
    // What failed was rolled back and made room again.
    const more = join(disk, 'more-ballast')
    fillUp(more)
    await pause(2_500)
    rmSync(more)
    rmSync(ballast)
    const { taken } = visitors.writes
    const freed = performance.now()
    const back = await within(30_000, async () => visitors.writes.taken > taken)
    const took = performance.now() - freed
    found.expect(back, 'no write was taken within 30 s after there was room again')
    await visitors.stop()
    const again = await stage.begin(source, smallCsv([smallRow(1), smallRow(2), smallRow(3)]))
    const ended = 'id' in again ? await stage.ended(again.id) : null
    found.expect(ended?.state === 'applied', `an import with room again: ${ended?.state ?? JSON.stringify(again)}`)
    const { reads, writes } = visitors
    return found.trial(
      'disk full',
      `database and files on one disk of ${size}`,
      `upload refused, ${reads.well} of ${reads.asked} reads 200, ${writes.taken} writes taken, ${writes.told} told 503/507, taken again ${(took / 1000).toFixed(1)} s after there was room`,
    )
  } finally {
    await house.stop()
    await stage.close()
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

/** Writes until nothing more goes in. */
function fillUp(file: string): void {
  const handle = openSync(file, 'w')
  for (let piece = Buffer.alloc(1024 * 1024, 1); piece.length > 0;) {
    try {
      writeSync(handle, piece)
    } catch {
      piece = piece.subarray(0, Math.floor(piece.length / 2))
    }
  }
  closeSync(handle)
}

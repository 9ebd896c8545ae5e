import { randomBytes } from 'node:crypto'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'

/** Room beside memory for the values of one piece of work: put away in order, taken back by number, then gone. */
export interface Scratch<Value> {
  /** Plain JSON. @returns its number, from 0 */
  put(value: Value): Promise<number>
  /** In the order asked for. */
  take(numbers: readonly number[]): Promise<Value[]>
  close(): Promise<void>
}

/** So much stays in memory before the first byte is written: most feeds never touch the disk here. */
const blockBytes = 2 * 1024 * 1024

/**
 * A file without a name in a folder: it takes no memory however much is put, and the system clears it away when the
 * process ends, however that ends. A full disk throws `ENOSPC`.
 */
export function openScratch<Value>(folder: string): Scratch<Value> {
  const ends: number[] = []
  let block: Buffer[] = []
  let firstInBlock = 0
  let written = 0
  let inBlock = 0
  let file: FileHandle | null = null

  const writeBlock = async (): Promise<void> => {
    file ??= await openNameless(folder)
    const bytes = Buffer.concat(block)
    for (let at = 0; at < bytes.length;)
      at += (await file.write(bytes, at, bytes.length - at, written + at)).bytesWritten
    written += bytes.length
    firstInBlock = ends.length
    block = []
    inBlock = 0
  }
  const bytesOf = async (number: number): Promise<Buffer> => {
    if (number >= firstInBlock) return block[number - firstInBlock]!
    const from = number === 0 ? 0 : ends[number - 1]!
    const bytes = Buffer.allocUnsafe(ends[number]! - from)
    await file!.read(bytes, 0, bytes.length, from)
    return bytes
  }
  return {
    put: async (value) => {
      const bytes = Buffer.from(JSON.stringify(value))
      block.push(bytes)
      inBlock += bytes.length
      ends.push(written + inBlock)
      if (inBlock >= blockBytes) await writeBlock()
      return ends.length - 1
    },
    take: async (numbers) => {
      const found = await Promise.all(numbers.map(bytesOf))
      return found.map((bytes) => JSON.parse(bytes.toString('utf8')) as Value)
    },
    close: async () => {
      block = []
      await file?.close()
      file = null
    },
  }
}

async function openNameless(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true })
  const name = path.join(folder, `scratch-${randomBytes(8).toString('hex')}`)
  const file = await open(name, 'wx+', 0o600)
  await rm(name)
  return file
}

import { createHash } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import { once } from 'node:events'
import { createGunzip, createGzip, constants } from 'node:zlib'

/**
 * A backup file: gzip around a row of parts, each one line of JSON and then its bytes. Nothing of it needs a special
 * tool: `zcat` and eyes read it, and a part is never larger than memory.
 */
export interface PartHead {
  /** `head`, `table <name>`, `file <name>`, `manifest`. */
  readonly entry: string
  readonly bytes: number
  readonly sha256: string
}

export interface Part {
  readonly entry: string
  readonly content: Buffer
}

export const partBytes = 4 * 1024 * 1024
const longestHead = 4096

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

export interface ContainerWriter {
  add(entry: string, content: Buffer): Promise<void>
  end(): Promise<void>
}

export function writeContainer(sink: Writable): ContainerWriter {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED })
  gzip.pipe(sink)
  sink.once('error', (fault) => gzip.destroy(fault))
  const write = async (bytes: Buffer | string): Promise<void> => {
    if (!gzip.write(bytes)) await once(gzip, 'drain')
  }
  return {
    add: async (entry, content) => {
      const head: PartHead = { entry, bytes: content.length, sha256: sha256(content) }
      await write(`${JSON.stringify(head)}\n`)
      await write(content)
    },
    end: async () => {
      gzip.end()
      await once(sink, 'finish')
    },
  }
}

/** Parts in order; throws a sentence for a truncated or altered file. */
export async function* readContainer(source: Readable): AsyncGenerator<Part, void> {
  const gunzip = createGunzip()
  source.once('error', (fault) => gunzip.destroy(fault))
  const bytes = gathering(source.pipe(gunzip))
  for (;;) {
    const line = await bytes.line()
    if (line === null) return
    const head = headFrom(line)
    const content = await bytes.take(head.bytes)
    if (sha256(content) !== head.sha256) throw new Error(`The backup is damaged: "${head.entry}" has another checksum.`)
    yield { entry: head.entry, content }
  }
}

function headFrom(line: string): PartHead {
  try {
    const head = JSON.parse(line) as PartHead
    if (typeof head.entry === 'string' && Number.isInteger(head.bytes) && head.bytes >= 0) return head
  } catch {
    // Falls through to the one sentence.
  }
  throw new Error('This is not a backup of Hedgerow, or it is damaged.')
}

/** A stream read by lines and by lengths. */
function gathering(stream: Readable): { line(): Promise<string | null>; take(length: number): Promise<Buffer> } {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    try {
      const { value, done } = await chunks.next()
      if (done) return false
      held = Buffer.concat([held, value])
      return true
    } catch (fault) {
      throw new Error(`The backup is damaged or cut off: ${(fault as Error).message}.`, { cause: fault })
    }
  }
  const cut = (length: number): Buffer => {
    const taken = held.subarray(0, length)
    held = held.subarray(length)
    return taken
  }
  return {
    line: async () => {
      for (;;) {
        const end = held.indexOf(10)
        if (end >= 0)
          return cut(end + 1)
            .toString()
            .trimEnd()
        if (held.length > longestHead) throw new Error('This is not a backup of Hedgerow, or it is damaged.')
        if (!(await more())) {
          if (held.length > 0) throw new Error('The backup is cut off.')
          return null
        }
      }
    },
    take: async (length) => {
      const parts: Buffer[] = []
      for (let missing = length; missing > 0;) {
        if (held.length === 0 && !(await more())) throw new Error('The backup is cut off.')
        const part = cut(missing)
        parts.push(part)
        missing -= part.length
      }
      return Buffer.concat(parts)
    },
  }
}

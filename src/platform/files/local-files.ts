import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { accept, refuse } from '#kernel/result.ts'
import { checkedName, type FileStore } from './file-store.ts'
import { openScratch } from './scratch.ts'

const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Files in `files/` of the data folder; those half written live in `files-arriving/` and are renamed when whole. */
export function openLocalFiles(dataFolder: string): FileStore {
  const root = path.join(dataFolder, 'files')
  const arriving = path.join(dataFolder, 'files-arriving')
  const placeOf = (name: string): string => path.join(root, checkedName(name))
  return {
    put: async (name, content) => {
      const place = placeOf(name)
      const making = path.join(arriving, randomBytes(8).toString('hex'))
      try {
        await mkdir(arriving, { recursive: true })
        await mkdir(path.dirname(place), { recursive: true })
        const sink = createWriteStream(making, { flush: true })
        await pipeline(content instanceof Uint8Array ? Readable.from([content]) : content, sink)
        await rename(making, place)
        await flushFolder(path.dirname(place))
        return accept({ bytes: sink.bytesWritten })
      } catch (fault) {
        await rm(making, { force: true })
        if (noRoom.has(codeOf(fault))) return refuse('files.disk-full')
        throw fault
      }
    },
    get: async (name) => {
      const stream = createReadStream(placeOf(name))
      try {
        await new Promise((opened, failed) => stream.once('open', opened).once('error', failed))
        return stream
      } catch (fault) {
        if (codeOf(fault) === 'ENOENT') return null
        throw fault
      }
    },
    exists: (name) =>
      access(placeOf(name)).then(
        () => true,
        () => false,
      ),
    delete: (name) => rm(placeOf(name), { force: true }),
    list: (beginning = '') => listFolder(root, beginning),
    scratch: () => openScratch(arriving),
  }
}

const codeOf = (fault: unknown): string => (fault as NodeJS.ErrnoException).code ?? ''

/** After a rename the name itself is only in memory until its folder is written. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* listFolder(root: string, beginning: string): AsyncIterable<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((fault: unknown) => {
    if (codeOf(fault) === 'ENOENT') return []
    throw fault
  })
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
  yield* names.filter((name) => name.startsWith(beginning)).sort()
}

import type { Readable } from 'node:stream'
import type { Result } from '#kernel/result.ts'
import type { Config } from '../config.ts'
import { openLocalFiles } from './local-files.ts'
import type { Scratch } from './scratch.ts'

export type FileRefusal = 'files.disk-full'

/** Where uploaded files live. Names are paths of our own making: `feeds/<id>/2026-11-22.csv`. */
export interface FileStore {
  /** Whole or not at all: an interrupted or refused one leaves nothing under its name. */
  put(name: string, content: Readable | Uint8Array): Promise<Result<{ readonly bytes: number }, FileRefusal>>
  /** Null when there is none of that name. */
  get(name: string): Promise<Readable | null>
  exists(name: string): Promise<boolean>
  /** Quietly does nothing when there is none. */
  delete(name: string): Promise<void>
  /** Names that begin with this, in order. */
  list(beginning?: string): AsyncIterable<string>
  /** Room on this machine's own disk for one piece of work, empty. The caller closes it. */
  scratch<Value>(): Scratch<Value>
}

/** The local folder by default; a bucket where one is configured. */
export async function openFileStore(config: Pick<Config, 'dataFolder' | 's3'>): Promise<FileStore> {
  if (!config.s3) return openLocalFiles(config.dataFolder)
  // The S3 client is 10 MiB of code that most installations never need.
  const { openBucket } = await import('./s3-files.ts')
  return openBucket(config.s3)
}

const nameShape = /^[a-zA-Z0-9][a-zA-Z0-9._~-]*(?:\/[a-zA-Z0-9][a-zA-Z0-9._~-]*)*$/

/** Names come from our own code; one that could leave the folder is a fault of ours, never a person's mistake. */
export function checkedName(name: string): string {
  if (!nameShape.test(name) || name.length > 400) throw new Error(`not a name for a file: ${JSON.stringify(name)}`)
  return name
}

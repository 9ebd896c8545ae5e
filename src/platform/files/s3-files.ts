import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3'
import { accept } from '#kernel/result.ts'
import type { S3Config } from '../config.ts'
import { checkedName, type FileStore } from './file-store.ts'
import { openScratch } from './scratch.ts'

/** S3 takes no smaller parts than 5 MiB (but the last); a file is never held whole in memory. */
const partBytes = 8 * 1024 * 1024

/** Files in a bucket of any service that speaks S3. */
export function openBucket(config: S3Config): FileStore {
  const client = new S3Client({
    region: config.region,
    ...(config.endpoint && { endpoint: config.endpoint, forcePathStyle: true }),
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
  })
  const at = (name: string): { Bucket: string; Key: string } => ({ Bucket: config.bucket, Key: checkedName(name) })
  return {
    put: async (name, content) => {
      const parts = partsOf(content instanceof Uint8Array ? Readable.from([content]) : content)
      const first = (await parts.next()).value ?? Buffer.alloc(0)
      if (first.length < partBytes) {
        await client.send(new PutObjectCommand({ ...at(name), Body: first }))
        return accept({ bytes: first.length })
      }
      return accept({ bytes: await putInParts(client, at(name), first, parts) })
    },
    get: async (name) => {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(name)))
        return Body as Readable
      } catch (fault) {
        if (isMissing(fault)) return null
        throw fault
      }
    },
    exists: async (name) => {
      try {
        await client.send(new HeadObjectCommand(at(name)))
        return true
      } catch (fault) {
        if (isMissing(fault)) return false
        throw fault
      }
    },
    delete: async (name) => {
      await client.send(new DeleteObjectCommand(at(name)))
    },
    list: (beginning = '') => listKeys(client, config.bucket, beginning),
    scratch: () => openScratch(tmpdir()),
  }
}

async function putInParts(
  client: S3Client,
  at: { Bucket: string; Key: string },
  first: Buffer,
  rest: AsyncIterable<Buffer>,
): Promise<number> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(at))
  const done: CompletedPart[] = []
  let bytes = 0
  const send = async (part: Buffer): Promise<void> => {
    const PartNumber = done.length + 1
    const { ETag } = await client.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body: part }))
    done.push({ ETag, PartNumber })
    bytes += part.length
  }
  try {
    await send(first)
    for await (const part of rest) await send(part)
    await client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts: done } }))
    return bytes
  } catch (fault) {
    await client.send(new AbortMultipartUploadCommand({ ...at, UploadId })).catch(() => {})
    throw fault
  }
}

async function* partsOf(content: Readable): AsyncGenerator<Buffer, undefined> {
  let gathered: Buffer[] = []
  let length = 0
  for await (const chunk of content as AsyncIterable<Uint8Array | string>) {
    const bytes = Buffer.from(chunk as Uint8Array)
    gathered.push(bytes)
    length += bytes.length
    if (length < partBytes) continue
    yield Buffer.concat(gathered)
    gathered = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(gathered)
  return undefined
}

const isMissing = (fault: unknown): boolean => ['NoSuchKey', 'NotFound'].includes((fault as Error).name)

async function* listKeys(client: S3Client, bucket: string, beginning: string): AsyncIterable<string> {
  let after: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: beginning, ContinuationToken: after }),
    )
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key
    after = page.NextContinuationToken
  } while (after)
}

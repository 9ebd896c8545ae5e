import { Resolver } from 'node:dns/promises'
import { accept, refuse, type Result } from '#kernel/result.ts'

export interface RecordOptions {
  /** Milliseconds until we give up. */
  readonly silenceMs?: number
  /** For tests against a local server only: `127.0.0.1:5353`. The default is what the machine asks. */
  readonly servers?: readonly string[]
}

const unknown = new Set(['ENOTFOUND', 'ENODATA', 'NXDOMAIN', 'ESERVFAIL', 'EBADNAME'])

/**
 * The TXT records of a name, each whole. None is an answer too.
 * @refuses fetching.name-not-known (there is no such name, or nobody answers for it) · fetching.took-too-long
 */
export async function textRecords(
  name: string,
  { silenceMs = 4_000, servers }: RecordOptions = {},
): Promise<Result<readonly string[], 'fetching.name-not-known' | 'fetching.took-too-long'>> {
  const resolver = new Resolver({ timeout: silenceMs, tries: 1 })
  if (servers) resolver.setServers(servers)
  try {
    const records = await resolver.resolveTxt(name)
    return accept(records.map((parts) => parts.join('')))
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code === 'ENODATA') return accept([])
    return refuse(unknown.has(code) ? 'fetching.name-not-known' : 'fetching.took-too-long')
  }
}

import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import type { DraftsInBatches, OpportunityDraft } from '#learning/catalogue'

/** Drafts of one chunk; big enough that few statements carry a city, small enough that no one row is huge. */
const draftsInAChunk = 500
const lettersInAChunk = 2_000_000

/** Drafts as they are staged: cut into chunks alike at every reading of the same feed. */
export async function* inChunks(drafts: AsyncIterable<OpportunityDraft>): AsyncGenerator<string> {
  let texts: string[] = []
  let letters = 0
  for await (const draft of drafts) {
    const text = JSON.stringify(draft)
    texts.push(text)
    letters += text.length
    if (texts.length < draftsInAChunk && letters < lettersInAChunk) continue
    yield `[${texts.join(',')}]`
    texts = []
    letters = 0
  }
  if (texts.length > 0) yield `[${texts.join(',')}]`
}

/** Overwrites what an earlier, interrupted reading of this import left under the number. */
export async function stageChunk(tx: Tx, importId: Id, number: number, chunk: string): Promise<void> {
  await sql`
    insert into feeds_staged (ecosystem_id, import_id, chunk, drafts)
    values (platform_ecosystem(), ${importId}, ${number}, ${chunk})
    on conflict (ecosystem_id, import_id, chunk) do update set drafts = excluded.drafts`.execute(tx)
}

/** Drops what a longer, interrupted reading left behind these. @returns are all of these there? */
export async function closeStaged(tx: Tx, importId: Id, chunks: number): Promise<boolean> {
  await tx.deleteFrom('feeds_staged').where('import_id', '=', importId).where('chunk', '>=', chunks).execute()
  const { rows } = await sql<{ many: number }>`
    select count(*)::integer as many from feeds_staged where import_id = ${importId}`.execute(tx)
  return rows[0]!.many === chunks
}

/** What of it is parsed once and kept between two walks; more is read anew. */
const lettersKept = 8_000_000

/** The staged drafts of an import chunk by chunk, as often as they are walked; never all of a large one at once. */
export function stagedDrafts(tx: Tx, importId: Id): DraftsInBatches {
  const kept: (readonly OpportunityDraft[])[] = []
  let letters = 0
  const loadChunk = async (number: number): Promise<readonly OpportunityDraft[] | null> => {
    if (kept[number]) return kept[number]
    const row = await tx
      .selectFrom('feeds_staged')
      .select('drafts')
      .where('import_id', '=', importId)
      .where('chunk', '=', number)
      .executeTakeFirst()
    if (row === undefined) return null
    const drafts = JSON.parse(row.drafts) as OpportunityDraft[]
    letters += row.drafts.length
    if (letters <= lettersKept && kept.length === number) kept.push(drafts)
    return drafts
  }
  return {
    async *[Symbol.asyncIterator]() {
      for (let number = 0, drafts = await loadChunk(0); drafts !== null; number += 1) {
        yield drafts
        drafts = await loadChunk(number + 1)
      }
    },
  }
}

export async function dropStaged(tx: Tx, importId: Id): Promise<void> {
  await tx.deleteFrom('feeds_staged').where('import_id', '=', importId).execute()
}

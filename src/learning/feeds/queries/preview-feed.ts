import { plainText } from '#platform/cleaning/plain-text.ts'
import type { Bytes } from '#standards/reading/bytes.ts'
import { flattenFields } from '#standards/reading/fields.ts'
import type { Mistake, Row } from '#standards/reading/words.ts'
import { applyMapping } from '../rules/mapping/apply-mapping.ts'
import { readFeed } from '../rules/reading/read-feed.ts'
import type { Listing, Mapping, RowRefusal } from '../words.ts'

/** Rows looked at for what columns there are; the first rows of a feed are often of one kind. */
const rowsLookedAt = 400
export const rowsPreviewed = 20

export interface Look {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** The feed could not be read even so far. */
  readonly fatal: Mistake | null
}

/** The first rows of a feed and every column that stands in them. */
export async function lookAt(bytes: Bytes, mapping: Pick<Mapping, 'reader' | 'timeZone'>): Promise<Look> {
  const rows: Row[] = []
  let fatal: Mistake | null = null
  for await (const read of readFeed(bytes, mapping)) {
    if (read.kind === 'row') rows.push(read)
    else if (read.fatal) fatal = read
    if (rows.length >= rowsLookedAt) break
  }
  return { columns: [...new Set(rows.flatMap((one) => Object.keys(flattenFields(one.fields))))], rows, fatal }
}

export interface Preview {
  readonly listings: readonly Listing[]
  readonly refused: readonly RowRefusal[]
}

/** What a mapping makes of the first rows, before anything is saved. */
export function previewRows(rows: readonly Row[], mapping: Mapping): Preview {
  const { language, timeZone = 'UTC', currency = 'EUR' } = mapping
  const map = applyMapping(mapping, { language, timeZone, currency, plainText })
  const listings: Listing[] = []
  const refused: RowRefusal[] = []
  for (const one of rows.slice(0, rowsPreviewed)) {
    const mapped = map(one)
    if (!mapped.ok) refused.push(mapped.refusal)
    else if (mapped.value.listing !== null) listings.push(mapped.value.listing)
  }
  return { listings, refused }
}

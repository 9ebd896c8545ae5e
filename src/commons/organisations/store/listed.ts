import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/database/city.ts'
import type { Organisation } from '../words.ts'
import { organisationOf } from './organisations.ts'

export interface Sought {
  /** Folded; all of them stand in the name. */
  readonly words: readonly string[]
  /** Where in the name: a word of it begins so, also behind an article that lost its vowel (`d’Or`), or it stands anywhere, as in `Stadtbibliothek`. */
  readonly where: 'beginning' | 'anywhere'
  /** Null: looked at by somebody or not. */
  readonly verified: boolean | null
}

/** Folded words hold letters and digits only, so nothing in them is a sign of a pattern. */
const isSought = ({ words, where, verified }: Sought): RawBuilder<boolean> =>
  sql.join(
    [
      verified === null ? sql`true` : sql`(verified_by is not null) = ${verified}`,
      ...words.map((word) =>
        where === 'anywhere'
          ? sql`folded_name like ${`%${word}%`}`
          : sql`(' ' || folded_name like ${`% ${word}%`} or replace(lower(name), '’', '''') like ${`%'${word}%`})`,
      ),
    ],
    sql` and `,
  )

export async function countSought(tx: Tx, sought: Sought): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from organisations where ${isSought(sought)}`.execute(tx)
  return rows[0]!.count
}

/** How many begin with each character, in the order of the list. */
export async function countByFirst(
  tx: Tx,
  sought: Sought,
): Promise<readonly { readonly first: string; readonly count: number }[]> {
  const { rows } = await sql<{ first: string; count: number }>`
    select left(folded_name, 1) as first, count(*)::int as count from organisations
    where ${isSought(sought)} group by 1 order by 1`.execute(tx)
  return rows
}

/** By folded name, which is the order of its index. */
export async function loadSought(
  tx: Tx,
  sought: Sought,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<Organisation[]> {
  const rows = await tx
    .selectFrom('organisations')
    .selectAll()
    .where(isSought(sought))
    .orderBy('folded_name')
    .offset(from)
    .limit(most)
    .execute()
  return rows.map(organisationOf)
}

import { foldName } from '#laws/text/fold-name.ts'
import type { City } from '#platform/database/city.ts'
import { letterOf, placeLetters } from '../rules/letters.ts'
import { countByFirst, loadSought } from '../store/listed.ts'
import type { Letter, Organisation } from '../words.ts'

/** So many stand on one page of the public list. */
export const organisationsListedAtOnce = 100

export interface OrganisationsListed {
  /** Those of this page by the letter they stand under. */
  readonly byLetter: ReadonlyMap<string, readonly Organisation[]>
  readonly letters: readonly Letter[]
  readonly total: number
  /** Counted from 1; the last one where there are fewer than asked for. */
  readonly page: number
  readonly pages: number
}

/** By name, those in whose name a word begins with each word of `q`; one page at a time. */
export const organisationsListed = (
  { q, page }: { readonly q: string; readonly page: number },
  city: City,
): Promise<OrganisationsListed> =>
  city.reading(async (tx) => {
    const sought = { words: foldName(q).split(' ').filter(Boolean), where: 'beginning', verified: null } as const
    const firsts = await countByFirst(tx, sought)
    const total = firsts.reduce((sum, { count }) => sum + count, 0)
    const pages = Math.max(1, Math.ceil(total / organisationsListedAtOnce))
    const shown = Math.min(page, pages)
    const from = (shown - 1) * organisationsListedAtOnce
    return {
      byLetter: Map.groupBy(await loadSought(tx, sought, { from, most: organisationsListedAtOnce }), ({ name }) =>
        letterOf(foldName(name)),
      ),
      letters: placeLetters(firsts, organisationsListedAtOnce),
      total,
      page: shown,
      pages,
    }
  })

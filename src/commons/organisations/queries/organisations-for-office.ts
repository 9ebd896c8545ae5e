import { foldName } from '#laws/text/fold-name.ts'
import type { City } from '#platform/database/city.ts'
import { countSought, loadSought } from '../store/listed.ts'
import type { Organisation } from '../words.ts'

export const organisationsOnAPage = 50

export const organisationFilters = ['all', 'not-verified', 'verified'] as const
export type OrganisationFilter = (typeof organisationFilters)[number]

export interface OrganisationsForOffice {
  readonly organisations: readonly Organisation[]
  readonly total: number
  /** Counted from 1. */
  readonly page: number
  readonly pages: number
}

/** By name, those in whose name all the words stand; one page at a time. */
export const organisationsForOffice = (
  { q, show, page }: { readonly q: string; readonly show: OrganisationFilter; readonly page: number },
  city: City,
): Promise<OrganisationsForOffice> =>
  city.reading(async (tx) => {
    const words = foldName(q).split(' ').filter(Boolean)
    const sought = { words, where: 'anywhere', verified: show === 'all' ? null : show === 'verified' } as const
    const total = await countSought(tx, sought)
    const pages = Math.max(1, Math.ceil(total / organisationsOnAPage))
    const shown = Math.min(page, pages)
    const from = (shown - 1) * organisationsOnAPage
    return {
      organisations: await loadSought(tx, sought, { from, most: organisationsOnAPage }),
      total,
      page: shown,
      pages,
    }
  })

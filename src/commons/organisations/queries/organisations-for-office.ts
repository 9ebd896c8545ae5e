import { foldName } from '#laws/text/fold-name.ts'
import type { City } from '#platform/database/city.ts'
import { loadOrganisations } from '../store/organisations.ts'
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
    const found = (await loadOrganisations(tx)).filter(({ name, verified }) => {
      if (show !== 'all' && (verified !== null) !== (show === 'verified')) return false
      const folded = foldName(name)
      return words.every((word) => folded.includes(word))
    })
    const pages = Math.max(1, Math.ceil(found.length / organisationsOnAPage))
    const shown = Math.min(page, pages)
    const from = (shown - 1) * organisationsOnAPage
    return {
      organisations: found.slice(from, from + organisationsOnAPage),
      total: found.length,
      page: shown,
      pages,
    }
  })

import { textFor } from '#kernel/local-text.ts'
import type { PublicCount, Want } from './words.ts'

export interface ReaderHere {
  readonly language: string
  readonly prefix: string
  readonly areas: readonly { readonly id: string; readonly name: string }[]
}

/** Wants as a page draws them: texts in the reader's language where there are any, areas by name. */
export const wantViews = (
  wants: readonly (Want & { readonly count: PublicCount })[],
  { language, prefix, areas }: ReaderHere,
) => {
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  return wants.map((want) => ({
    id: want.id,
    interest: want.interest,
    language: want.language,
    state: want.state,
    count: want.count,
    area: want.areaId === null ? null : (names.get(want.areaId) ?? null),
    ageBand: want.ageBand,
    times: want.times,
    season: want.season,
    answer: want.answer === null ? null : textFor(want.answer, [language]),
    answeredOn: want.answeredOn,
    offers: want.opportunityIds.map((id) => `${prefix}/opportunities/${id}`),
  }))
}

import { agreementFor, organisationsById, type AgreementField } from '#commons/organisations'
import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { mayRunRosters, partiesOf } from '../policy.ts'
import { missingColumns } from '../rules/choose-fields.ts'
import { doubtColumns, type Doubt } from '../rules/doubt-columns.ts'
import { orderOfDates } from '../rules/read-birth.ts'
import type { AskReason } from '../rules/recognise.ts'
import { loadQuestions } from '../store/questions.ts'
import { loadRefusedRows, loadRoster, loadRosters } from '../store/rosters.ts'
import type { Roster, RosterField, RowRefused } from '../words.ts'
import { sampleOf } from './roster-sample.ts'

export interface RosterSeen {
  readonly roster: Roster
  readonly partyName: string
  /** Null: none runs today, and nothing can be done with the file. */
  readonly agreed: { readonly fields: readonly AgreementField[]; readonly untilOn: Day } | null
  readonly refused: readonly RowRefused[]
  /** Of a table: what stands in its columns; empty once the file is gone. */
  readonly columns: readonly string[]
  readonly missing: readonly RosterField[]
  readonly doubts: readonly Doubt[]
  /** Not one date of the file tells whether day or month stands first. */
  readonly isOrderOpen: boolean
}

/** One roster for who may run it. What stands in a cell is never shown; null: not here for the one who asks. */
export async function rosterSeen(
  rosterId: Id,
  { by, today, mostRefused }: { readonly by: Actor; readonly today: Day; readonly mostRefused: number },
  city: City,
  files: FileStore,
): Promise<RosterSeen | null> {
  const found = await city.reading(async (tx) => {
    const roster = await loadRoster(tx, rosterId)
    if (roster === null || !mayRunRosters(by, roster.partyId)) return null
    const [party] = await organisationsById(tx, [roster.partyId])
    return { roster, partyName: party?.name ?? '', refused: await loadRefusedRows(tx, rosterId, mostRefused) }
  })
  if (found === null) return null
  const { roster } = found
  const agreement = await agreementFor({ partyId: roster.partyId, purpose: 'groups', on: today }, city)
  const sample = roster.fileKey === null || roster.mapping === null ? null : await sampleOf(roster.fileKey, files)
  const table = sample?.kind === 'csv' ? sample : null
  const birthColumn = roster.mapping?.columns.birth
  return {
    ...found,
    agreed: agreement,
    columns: table?.columns ?? [],
    missing: roster.mapping === null ? [] : missingColumns(roster.mapping),
    doubts: table === null || roster.mapping === null ? [] : doubtColumns(roster.mapping, table.values),
    isOrderOpen:
      table !== null && birthColumn !== undefined && orderOfDates(table.values.get(birthColumn) ?? []) === null,
  }
}

export interface RosterLine extends Roster {
  readonly partyName: string
}

export interface QuestionSeen {
  readonly id: Id
  readonly because: AskReason
  readonly name: string | null
  readonly month: { readonly year: number; readonly month: number } | null
  readonly candidates: readonly {
    readonly personId: Id
    readonly name: string
    readonly month: { readonly year: number; readonly month: number } | null
  }[]
}

/** Rosters of those one may run them for, the newest first, and the questions they left. */
export async function rostersSeen(
  by: Actor,
  city: City,
): Promise<{ readonly rosters: readonly RosterLine[]; readonly questions: readonly QuestionSeen[] }> {
  const parties = partiesOf(by)
  const { rosters, questions, names } = await city.reading(async (tx) => {
    const sent = await loadRosters(tx, parties, 30)
    const known = await organisationsById(tx, [...new Set(sent.map(({ partyId }) => partyId))])
    return {
      rosters: sent,
      questions: await loadQuestions(tx, parties, 20),
      names: new Map(known.map(({ id, name }) => [id, name])),
    }
  })
  const people = new Map(
    (await personsById([...new Set(questions.flatMap(({ candidates }) => candidates))], city)).map((one) => [
      one.id,
      one,
    ]),
  )
  return {
    rosters: rosters.map((roster) => ({ ...roster, partyName: names.get(roster.partyId) ?? '' })),
    questions: questions.map(({ id, because, written, candidates }) => ({
      id,
      because,
      name: written?.name ?? null,
      month: written?.birth ?? null,
      candidates: candidates.flatMap((personId) => {
        const person = people.get(personId)
        return person ? [{ personId, name: person.legalName ?? person.displayName, month: person.birth }] : []
      }),
    })),
  }
}

import { agreementFor, type AgreementField } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { mayRunRosters } from '../policy.ts'
import { sampleOf } from '../queries/roster-sample.ts'
import { outsideAgreement } from '../rules/choose-fields.ts'
import { proposeColumns } from '../rules/propose-columns.ts'
import { insertRoster } from '../store/rosters.ts'
import type { ColumnMap, RosterField, RosterRefusal } from '../words.ts'

export interface RosterSent {
  readonly partyId: Id
  /** Of the file store, where the upload was put; it is the roster's from here on, or gone. */
  readonly fileKey: string
  readonly fromOn: Day
  readonly untilOn: Day
  /** Of families whose language the file does not tell. */
  readonly language: Language
  /** On the place's own calendar. */
  readonly today: Day
}

/**
 * Takes a roster in: its form is found out and its columns are proposed; nothing of it is stored as data yet. Without an
 * agreement that runs the file is thrown away unread.
 * @refuses roster-not-yours · roster-no-agreement · roster-unreadable · roster-empty
 */
export async function receiveRoster(
  sent: RosterSent,
  by: Actor,
  city: City,
  files: FileStore,
): Promise<Result<{ readonly rosterId: Id }, RosterRefusal>> {
  const { partyId, fileKey, fromOn, untilOn, language, today } = sent
  const no = async (refusal: RosterRefusal) => {
    await files.delete(fileKey)
    return refuse(refusal)
  }
  if (!mayRunRosters(by, partyId)) return no('groups.roster-not-yours')
  const agreement = await agreementFor({ partyId, purpose: 'groups', on: today }, city)
  if (agreement === null) return no('groups.roster-no-agreement')
  const sample = await sampleOf(fileKey, files)
  if (sample === null) return no('groups.roster-empty')
  if (sample.kind === 'unreadable') return no('groups.roster-unreadable')
  const mapping =
    sample.kind === 'oneroster' ? null : agreedOnly(proposeColumns(sample.columns, sample.values), agreement.fields)
  const id = city.newId()
  await city.transaction((tx) =>
    insertRoster(tx, {
      id,
      partyId,
      form: sample.kind,
      fileKey,
      mapping,
      fromOn,
      untilOn,
      language,
      sentBy: by.kind === 'person' ? by.person : null,
      sentAt: city.now(),
    }),
  )
  return accept({ rosterId: id })
}

/** A column outside the agreement is not even proposed. */
function agreedOnly(mapping: ColumnMap, agreed: readonly AgreementField[]): ColumnMap {
  const outside = new Set<RosterField>(outsideAgreement(mapping, agreed).map(({ field }) => field))
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).filter(([field]) => !outside.has(field as RosterField)),
  )
  return { ...mapping, columns }
}

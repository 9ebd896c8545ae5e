import type { AgreementField } from '#commons/organisations'
import { agreedAs, rosterFields, type ColumnMap, type RosterField } from '../words.ts'

/** Columns that were chosen and not agreed on: they are named, and nothing of the file is read. */
export const outsideAgreement = (
  { columns }: ColumnMap,
  agreed: readonly AgreementField[],
): { readonly field: RosterField; readonly column: string }[] =>
  rosterFields.flatMap((field) => {
    const column = columns[field]
    return column === undefined || agreed.includes(agreedAs[field]) ? [] : [{ field, column }]
  })

/** What is still to be chosen before a row can be read: a group, and something by which a child is known. */
export function missingColumns({ columns }: ColumnMap): RosterField[] {
  const missing: RosterField[] = columns.group === undefined ? ['group'] : []
  const isNamed =
    columns.name !== undefined || columns['given-name'] !== undefined || columns['family-name'] !== undefined
  if (!isNamed && columns['outside-id'] === undefined) missing.push('outside-id')
  if ((columns['birth-year'] === undefined) !== (columns['birth-month'] === undefined))
    missing.push(columns['birth-year'] === undefined ? 'birth-year' : 'birth-month')
  return missing
}

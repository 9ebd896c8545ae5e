import type { FieldName } from '../../words.ts'
import type { FieldReader } from './read-text.ts'
import type { Ages, Notes } from './value.ts'

/** The oldest age anybody writes on a poster; more is a telephone number. */
const oldest = 120

/**
 * Ages as numbers: from their own columns, else from a sentence. Months count as the year they fall in. An age nobody
 * has, or a youngest above the oldest, refuses the row.
 */
export function readAges(read: FieldReader, fields: Readonly<Record<string, unknown>>, notes: Notes): Ages {
  const stated = (name: FieldName): number | null => {
    const number = read.number(name, fields, notes)
    if (number === null) return null
    if (number >= 0 && number <= oldest) return Math.floor(number)
    notes.trouble(read.columnOf(name), number, 'age-impossible')
    return null
  }
  const min = stated('ageMin')
  const max = stated('ageMax')
  if (min !== null && max !== null && min > max)
    notes.trouble(read.columnOf('ageMin'), `${min}–${max}`, 'ages-reversed')
  if (min !== null || max !== null) return { min, max }
  const told = read.value('ages', fields, notes)
  if (told === null || typeof told !== 'object' || !('ages' in told)) return { min: null, max: null }
  return told.ages
}

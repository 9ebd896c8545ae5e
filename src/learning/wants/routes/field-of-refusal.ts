import type { WantRefusal } from '../words.ts'

const fields: Partial<Readonly<Record<WantRefusal, string>>> = {
  'wants.minimum-above-seats': 'minimum',
  'wants.ages-reversed': 'ageMin',
  'wants.times-reversed': 'endTime',
  'wants.day-too-soon': 'fallsOn',
  'wants.deadline-too-late': 'decideOn',
  'wants.deadline-over': 'decideOn',
  'wants.nobody-cleared': 'contact',
}

/** The field in which a refusal of a tentative offer can be put right; null: nowhere in the form. */
export const fieldOfRefusal = (refusal: WantRefusal): string | null => fields[refusal] ?? null

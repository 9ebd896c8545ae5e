import { z } from 'zod'
import { purposes } from './words-of-consent.ts'

/** A family's band for fees and help. */
export const bandNames = ['full', 'reduced', 'lowest', 'free'] as const
export type Band = (typeof bandNames)[number]

/** P7: how we know that this adult answers for this child. */
export const verifications = ['child-code', 'in-person', 'signed-form', 'school-record'] as const
export type Verification = (typeof verifications)[number]

/** A stretch of the year that consents are asked for, month and day, both included; it may run over New Year. */
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
export const seasonNames = ['spring', 'summer', 'autumn', 'winter', 'school-year'] as const
const season = z.object({ name: z.enum(seasonNames), from: monthDay, until: monthDay })
export type SeasonRule = z.output<typeof season>

/**
 * GDPR Art. 8: consent at 16 unless the state chose an age down to 13 (country codes of ISO 3166); United States:
 * COPPA, under 13. As commonly cited in 2026; an ecosystem's steward sets its own where this is out of date.
 */
export const consentAges: Readonly<Record<string, number>> = {
  ...Object.fromEntries(['BE', 'EE', 'FI', 'GB', 'LV', 'MT', 'PT', 'SE', 'US'].map((state) => [state, 13])),
  ...Object.fromEntries(['AT', 'BG', 'CY', 'ES', 'IT', 'LT'].map((state) => [state, 14])),
  ...Object.fromEntries(['CZ', 'DK', 'FR', 'GR', 'SI'].map((state) => [state, 15])),
  ...Object.fromEntries(['DE', 'HR', 'HU', 'IE', 'LU', 'NL', 'PL', 'RO', 'SK'].map((state) => [state, 16])),
}

/** The most careful age of the law holds where nobody has said which law does. */
export const mostCarefulConsentAge = 16

export const familiesSettings = z.object({
  /** ISO 3166 of the law that holds here; it gives the age of consent. */
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  /** Set by hand where the table of states is not right for this place. */
  consentAge: z.int().min(13).max(18).nullable().default(null),
  /** A purpose may ask for a higher age than the rest. */
  agePerPurpose: z.partialRecord(z.enum(purposes), z.int().min(13).max(18)).default({ research: 18 }),
  /** P8: guardian access ends at this age. */
  majority: z.int().min(16).max(21).default(18),
  /** P7: the ways a guardian is known that this place accepts. */
  ways: z.array(z.enum(verifications)).default(['child-code', 'in-person', 'school-record']),
  /** Which purposes this place asks about at all. */
  purposes: z.array(z.enum(purposes)).default([...purposes]),
  /** The bands of fees and help this place knows, from the full price down. */
  bands: z
    .array(z.enum(bandNames))
    .min(1)
    .default([...bandNames]),
  /** P6: a child who began alone is forgotten after this many days without an adult. */
  startDays: z.int().min(1).max(60).default(14),
  /** The longest a family may let somebody speak for it at a time. */
  mandateDays: z.int().min(1).max(730).default(366),
  /** In the order of the year; the first that holds today is asked for. */
  seasons: z
    .array(season)
    .min(1)
    .default([
      { name: 'summer', from: '06-01', until: '08-31' },
      { name: 'school-year', from: '09-01', until: '05-31' },
    ]),
})
export type FamiliesSettings = z.output<typeof familiesSettings>

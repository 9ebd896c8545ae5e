import type { Day } from '#kernel/instant.ts'
import type { KnownAge, Moment, Traits } from './record-words.ts'
import type { Standing } from './verdict-words.ts'
import type { TraitLeaf } from './words.ts'

const said = (yes: boolean): Standing => (yes ? 'met' : 'not-met')

/** What somebody is on the day asked about; `unknown` where it was not said, or not said finely enough. */
export function standingOfTrait(leaf: TraitLeaf, traits: Traits, moment: Moment): Standing {
  switch (leaf.kind) {
    case 'grade':
      return traits.grade === undefined ? 'unknown' : said(leaf.oneOf.includes(traits.grade))
    case 'group':
      if (traits.groups === undefined) return 'unknown'
      return said(
        traits.groups.some(
          ({ group, fromOn, untilOn }) =>
            group === leaf.group && fromOn <= moment.on && (untilOn === null || moment.on <= untilOn),
        ),
      )
    case 'age-band': {
      if (traits.age === undefined) return 'unknown'
      const { least, most } = yearsOf(traits.age, moment.on)
      const from = leaf.fromYears ?? 0
      const to = leaf.toYears ?? Infinity
      if (from <= least && most <= to) return 'met'
      return most < from || to < least ? 'not-met' : 'unknown'
    }
  }
}

/** Full years. Of a birth month, a birthday counts from the month after it, for the day is never kept. */
function yearsOf(age: KnownAge, on: Day): { least: number; most: number } {
  if (!('birth' in age)) return { least: age.fromYears, most: age.toYears ?? Infinity }
  const years = Number(on.slice(0, 4)) - age.birth.year - (Number(on.slice(5, 7)) > age.birth.month ? 0 : 1)
  return { least: years, most: years }
}

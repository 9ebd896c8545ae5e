import { AppliedChip, Chips, SuggestedChip } from '#web/parts/chips.tsx'
import { isDay } from '#kernel/instant.ts'
import type { Voiced } from './sentences.ts'
import type { AppliedFilter, Narrowing } from '../words-for-pages.ts'

/** What is asked at present; taking a chip off says beforehand what that would give. */
export function AppliedFilters({ applied, voiced }: { applied: readonly AppliedFilter[]; voiced: Voiced }) {
  const { say } = voiced
  if (applied.length === 0) return null
  return (
    <Chips label={say('catalogue.asked-for-now')}>
      {applied.map((filter) => (
        <AppliedChip key={`${filter.field} ${filter.value}`} href={filter.href}>
          {filterWords(filter, voiced)}
          {filter.gives === null ? null : (
            <span className="chip-gives"> {say('catalogue.without-it', { count: filter.gives })}</span>
          )}
        </AppliedChip>
      ))}
    </Chips>
  )
}

export function NarrowingFilters({ narrowing, voiced }: { narrowing: readonly Narrowing[]; voiced: Voiced }) {
  const { say, formats } = voiced
  if (narrowing.length < 2) return null
  return (
    <section className="find-narrow" aria-labelledby="find-narrow">
      <h2 id="find-narrow">{say('catalogue.narrow')}</h2>
      <Chips>
        {narrowing.map(({ field, value, count, href }) => (
          <SuggestedChip key={`${field} ${value}`} href={href} gives={formats.number(count)}>
            {say(`catalogue.${field}-${value}`)}
          </SuggestedChip>
        ))}
      </Chips>
    </section>
  )
}

/** A filter in words: `age=9` is "for age 9", `weekday=saturday` is "Saturday". */
export function filterWords(
  { field, value }: Pick<AppliedFilter, 'field' | 'value'>,
  { say, formats }: Voiced,
): string {
  switch (field) {
    case 'q':
      return say('catalogue.chip-q', { words: value })
    case 'age':
      return say('catalogue.chip-age', { age: value })
    case 'weekday':
      return formats.list(
        value.split(',').map((name) => formats.weekday(Number(name))),
        'or',
      )
    case 'from':
    case 'to':
      return say(`catalogue.chip-${field}`, { day: isDay(value) ? formats.day(value, 'short') : value })
    case 'place':
    case 'area':
      return say('catalogue.chip-place', { place: value })
    case 'near':
      return say('catalogue.chip-near')
    case 'withinKm':
      return say('catalogue.chip-within', { distance: formats.distance(Number(value) * 1000) })
    case 'language':
      return say('catalogue.chip-language', {
        language: formats.list(
          value.split(',').map((tag) => formats.languageName(tag)),
          'or',
        ),
      })
    case 'free':
    case 'open':
    case 'online':
      return say(`catalogue.chip-${field}${value === 'true' ? '' : '-not'}`)
    case 'maxPrice':
      return say('catalogue.chip-price', { amount: value })
    case 'host':
      return say('catalogue.chip-host', { host: value })
    default:
      return formats.list(
        value.split(',').map((one) => say(`catalogue.${field}-${one}`)),
        'or',
      )
  }
}

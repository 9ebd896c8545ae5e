import { createHash } from 'node:crypto'
import { localText } from '#kernel/local-text.ts'
import { accept, type Result } from '#kernel/result.ts'
import { fold } from '#laws/text/fold.ts'
import { kinds, themes, provisions, type Audience, type Kind, type Price, type VenueDraft } from '#learning/catalogue'
import { accessFacts } from '#commons/organisations'
import type { Listing, Mapping, Repair, Row, RowRefusal, RowRefusalReason } from '../../words.ts'
import { compilerFor } from './compile-expression.ts'
import { dayOrNull, decideWhen, timeOrNull } from './decide-when.ts'
import { readAges } from './read-ages.ts'
import { fieldReader } from './read-text.ts'
import { listOf, textOf, type Notes, type Surroundings, type Value } from './value.ts'

export interface Mapped {
  /** Null: the feed says that this item is gone. */
  readonly listing: Listing | null
  readonly repaired: readonly Repair[]
}

export type MapRow = (row: Row) => Result<Mapped, RowRefusal>

const unknownPrice: Price = { kind: 'unknown' }
const closed =
  <Word extends string>(known: readonly Word[]) =>
  (found: readonly string[]): Word[] =>
    known.filter((word) => found.includes(word))
const knownThemes = closed(themes)
const knownProvisions = closed(provisions)
const knownAccess = closed(accessFacts)
const isLanguage = (word: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(word)

/** The first trouble refuses the row; later ones would only repeat it. */
class RowNotes implements Notes {
  first: { column: string; value: string; reason: RowRefusalReason } | null = null
  readonly repairs = new Set<Repair>()
  trouble(column: string, value: unknown, reason: RowRefusalReason): void {
    this.first ??= { column, value: String(value ?? '').slice(0, 200), reason }
  }
  readonly repaired = (repair: Repair): void => {
    this.repairs.add(repair)
  }
}

/**
 * Makes the one function that turns a row of this feed into a listing, or into a refusal with column, value and reason.
 * @returns a pure function: the same row gives the same listing
 */
export function applyMapping(mapping: Mapping, surroundings: Surroundings): MapRow {
  const local: Surroundings = {
    ...surroundings,
    language: mapping.language,
    timeZone: mapping.timeZone ?? surroundings.timeZone,
    currency: mapping.currency ?? surroundings.currency,
  }
  const read = fieldReader(mapping, compilerFor(mapping, local))

  return (row) => {
    const { fields } = row
    const notes = new RowNotes()
    const { repaired } = notes
    const value = (name: Parameters<typeof read.value>[0]): Value => read.value(name, fields, notes)
    const line = (name: Parameters<typeof read.line>[0]): string | null => read.line(name, fields, notes)
    const yes = (name: Parameters<typeof read.yes>[0]): boolean => read.yes(name, fields, notes)

    const title = line('title')
    const host = line('host')
    const deleted = yes('deleted')
    if (deleted) return accept({ listing: null, repaired: [] })
    if (title === null) notes.trouble(read.columnOf('title'), '', 'missing')
    if (host === null) notes.trouble(read.columnOf('host'), '', 'missing')

    const ages = readAges(read, fields, notes)
    const when = decideWhen(
      {
        startOn: dayOrNull(textOf(value('startOn'))),
        startTime: timeOrNull(textOf(value('startTime'))),
        endOn: dayOrNull(textOf(value('endOn'))),
        endTime: timeOrNull(textOf(value('endTime'))),
        rule: textOf(value('rule')),
        // A day left out that can not be read costs a wrong day, not the listing.
        except: listOf(read.value('except', fields, { trouble: () => notes.repaired('exception-dropped'), repaired }))
          .map(dayOrNull)
          .filter((day) => day !== null),
      },
      mapping.openEndAfterYears,
    )
    if (!when.ok)
      notes.trouble(
        read.columnOf(when.refusal === 'rule-unreadable' ? 'rule' : 'endOn'),
        textOf(value(when.refusal === 'rule-unreadable' ? 'rule' : 'endOn')),
        when.refusal,
      )
    else for (const repair of when.value.repaired) notes.repaired(repair)

    const description = read.text('description', fields, notes)
    const online = yes('online')
    const venue = venueOf()
    if (notes.first || title === null || host === null || !when.ok) {
      return { ok: false, refusal: { row: row.number, ...notes.first! } }
    }

    const kind = textOf(value('kind'))
    const price = value('price')
    const image = read.link('imageLink', fields, notes)
    const link = read.link('link', fields, notes)
    const funder = line('funder')
    const stated = textOf(value('originalId'))
    const listing: Listing = {
      row: row.number,
      title,
      description,
      host,
      kind: (kinds as readonly string[]).includes(kind ?? '') ? (kind as Kind) : 'event',
      ages,
      audiences: [
        ...read.list('exclusiveTo', fields, notes).map((group): Audience => ({ group, mode: 'exclusive' })),
        ...read.list('suitedTo', fields, notes).map((group): Audience => ({ group, mode: 'suited' })),
      ],
      price: price !== null && typeof price === 'object' && 'price' in price ? price.price : unknownPrice,
      helpAvailable: yes('helpAvailable'),
      paysParticipants: yes('paysParticipants'),
      provides: knownProvisions(read.list('provides', fields, notes)),
      access: knownAccess(read.list('access', fields, notes)),
      languages: read.list('languages', fields, notes).filter(isLanguage),
      themes: knownThemes(read.list('themes', fields, notes)),
      skills: read.list('skills', fields, notes).slice(0, 30),
      capacity: wholeCount(read.number('capacity', fields, notes)),
      placesLeft: wholeCount(read.number('placesLeft', fields, notes)),
      signUpLink: read.link('signUpLink', fields, notes),
      image: image === null ? null : { link: image, alt: localText(mapping.language, line('imageAlt') ?? title) },
      funders:
        funder === null
          ? []
          : [
              {
                organisation: funder,
                programme: line('funderProgramme'),
                grantReference: line('grantReference'),
                id360Giving: null,
              },
            ],
      session: {
        originalId:
          stated?.slice(0, 300) ??
          idFromContent([title, host, venue?.name, venue?.address, JSON.stringify(when.value.when)]),
        when: when.value.when,
        timeZone: local.timeZone,
        online,
        cancelled: yes('cancelled'),
        link,
        venue,
      },
    }
    if (stated === null) notes.repaired('missing-id')
    return accept({ listing, repaired: [...notes.repairs] })

    function venueOf(): VenueDraft | null {
      const place = value('point')
      const point = place !== null && typeof place === 'object' && 'point' in place ? place.point : null
      const address = line('address')
      const name = line('venueName') ?? address
      const area = line('area')
      if (name === null && (point === null || host === null)) return null
      return { name: name ?? host!, address, point, areaAsWritten: area }
    }
  }
}

const wholeCount = (number: number | null): number | null =>
  number !== null && Number.isInteger(number) && number >= 0 && number <= 1_000_000 ? number : null

/** A feed without ids: the same words at the same time and place are the same listing. */
const idFromContent = (parts: readonly (string | null | undefined)[]): string =>
  `~${createHash('sha256')
    .update(parts.map((part) => fold(part ?? '')).join('\u0000'))
    .digest('base64url')
    .slice(0, 16)}`

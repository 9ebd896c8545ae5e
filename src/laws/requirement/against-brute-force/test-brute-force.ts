import type { LearnerRecord, Moment, RecordFact } from '../record-words.ts'
import type { Leaf, Requirement, RuleBook, Window } from '../words.ts'

/**
 * The language said a second time, as plainly and slowly as can be: no index, no order, no flow. Every choice of branches
 * and every way of sharing out facts is tried, and what was not said is taken once as a no and once as a yes.
 */
export interface Question {
  readonly book: RuleBook
  readonly record: LearnerRecord
  readonly moment: Moment
  readonly windows: readonly Window[]
  readonly unsaid: 'is-a-no' | 'is-a-yes'
}

export function slowStanding(part: Requirement, asked: Omit<Question, 'unsaid'>): 'met' | 'not-met' | 'unknown' {
  if (slowMet(part, { ...asked, unsaid: 'is-a-no' })) return 'met'
  return slowMet(part, { ...asked, unsaid: 'is-a-yes' }) ? 'unknown' : 'not-met'
}

export function slowMet(part: Requirement, asked: Question): boolean {
  if (part.kind === 'within') return slowMet(part.of, { ...asked, windows: [...asked.windows, part.window] })
  if (part.kind === 'named') return slowMet(asked.book.named[part.name]!, asked)
  if (part.kind === 'all-of') return part.of.every((branch) => slowMet(branch, asked))
  if (part.kind === 'any-of') return part.of.some((branch) => slowMet(branch, asked))
  if (part.kind !== 'n-of') return leafMet(part, asked)
  if (part.once) return mostSlots(part.of, asked) >= part.n
  return subsets(part.of).some((chosen) => chosen.length === part.n && chosen.every((branch) => slowMet(branch, asked)))
}

export const subsets = <One>(all: readonly One[]): One[][] =>
  all.reduce<One[][]>((found, one) => found.concat(found.map((some) => some.concat([one]))), [[]])

/** The most slots met when every fact, and every minute of a visit where minutes are asked for, goes to one slot or none. */
export function mostSlots(slots: readonly Requirement[], asked: Question): number {
  const byMinute = slots.some((slot) => written(slot, asked.book).includes('"hours"'))
  const pieces = asked.record.facts.flatMap((fact) =>
    byMinute && fact.kind === 'attended' && fact.about.minutes !== undefined
      ? Array.from({ length: fact.about.minutes }, () => ({ ...fact, about: { ...fact.about, minutes: 1 } }))
      : [fact],
  )
  const corrections = asked.record.facts.filter((fact) => fact.corrects !== undefined)
  const useful = pieces
    .map((piece) => ({
      piece,
      slots: slots.map((slot, index) => (touches(slot, piece, asked) ? index : -1)).filter((index) => index >= 0),
    }))
    .filter(({ slots }) => slots.length > 0)
  let most = 0
  // A piece too many does no slot harm, so every piece is given away; of one visit's minutes, which of them is the same.
  const share = (next: number, last: number, hands: readonly (readonly RecordFact[])[]): void => {
    const one = useful[next]
    if (one) {
      const least = one.piece.id === useful[next - 1]?.piece.id ? last : 0
      for (const slot of one.slots)
        if (slot >= least) share(next + 1, slot, hands.with(slot, [...hands[slot]!, one.piece]))
      return
    }
    const met = slots.filter((slot, index) =>
      slowMet(slot, {
        ...asked,
        record: {
          ...asked.record,
          facts: [...hands[index]!, ...corrections.map((fact) => ({ ...fact, kind: 'aimed' as const }))],
        },
      }),
    )
    most = Math.max(most, met.length)
  }
  share(
    0,
    0,
    slots.map(() => []),
  )
  return most
}

/** A slot as text, with the book's rules where it calls any. */
const written = (slot: Requirement, book: RuleBook): string => {
  const text = JSON.stringify(slot)
  return text.includes('"named"') ? text + JSON.stringify(book.named) : text
}

/** Could this fact matter to this slot at all? Only to keep the trying short: a fact of a kind nobody asks for does not. */
function touches(slot: Requirement, fact: RecordFact, asked: Question): boolean {
  const text = written(slot, asked.book)
  if (fact.kind === 'awarded') return text.includes('"badge"')
  if (fact.kind === 'assessed') return text.includes('"level"')
  if (fact.kind === 'attended') return text.includes('"hours"') || text.includes('"attended"')
  return text.includes(`"${fact.kind}"`)
}

function leafMet(leaf: Leaf, asked: Question): boolean {
  const { book, record, moment, windows } = asked
  const { age, grade, groups } = record.traits
  const unsaid = asked.unsaid === 'is-a-yes'
  const facts = record.facts.filter(
    (fact) =>
      !record.facts.some(({ corrects }) => corrects === fact.id) &&
      fact.withdraws === undefined &&
      fact.at <= moment.at &&
      (fact.untilAt ?? Infinity) >= moment.at &&
      windows.every((window) => inWindow(fact.on, window, moment.on)),
  )
  const same = (of: 'achievement' | 'competency' | 'skill', one: string, other: string | undefined): boolean =>
    other !== undefined && reach(book, of, [one]).includes(other)
  switch (leaf.kind) {
    case 'grade':
      return grade === undefined ? unsaid : leaf.oneOf.includes(grade)
    case 'group':
      if (groups === undefined) return unsaid
      return groups.some(
        (stay) => stay.group === leaf.group && stay.fromOn <= moment.on && (stay.untilOn ?? '9') >= moment.on,
      )
    case 'age-band': {
      if (age === undefined) return unsaid
      const wanted = (years: number): boolean => years >= (leaf.fromYears ?? 0) && years <= (leaf.toYears ?? 999)
      if ('birth' in age) {
        const months = monthsOf(moment.on) - (age.birth.year * 12 + age.birth.month - 1)
        return wanted(Math.floor((months - 1) / 12))
      }
      const possible = Array.from(
        { length: (age.toYears ?? 200) - age.fromYears + 1 },
        (_, more) => age.fromYears + more,
      )
      return unsaid ? possible.some(wanted) : possible.every(wanted)
    }
    case 'badge':
      return facts.some(
        (fact) => fact.kind === 'awarded' && same('achievement', leaf.achievement, fact.about.achievement),
      )
    case 'level': {
      const levels = book.scales[leaf.scale]!
      return facts.some(
        ({ kind, about }) =>
          kind === 'assessed' &&
          about.scale === leaf.scale &&
          same('competency', leaf.competency, about.competency) &&
          levels.indexOf(about.level ?? '') >= levels.indexOf(leaf.atLeast),
      )
    }
    case 'hours':
    case 'done': {
      const fitting = facts.filter(
        ({ kind, about }) =>
          kind === (leaf.kind === 'hours' ? 'attended' : leaf.what) &&
          (leaf.about?.opportunity ?? about.opportunity) === about.opportunity &&
          (leaf.about?.opportunityKind ?? about.opportunityKind) === about.opportunityKind &&
          (leaf.about?.organisation ?? about.organisation) === about.organisation &&
          (leaf.about?.theme === undefined || (about.themes ?? []).includes(leaf.about.theme)) &&
          (leaf.about?.skill === undefined ||
            (about.skills ?? []).some((skill) => same('skill', leaf.about!.skill!, skill))),
      )
      if (leaf.kind === 'hours')
        return fitting.reduce((sum, { about }) => sum + (about.minutes ?? 0), 0) >= leaf.minutes
      if (leaf.different === undefined) return fitting.length >= leaf.times
      const words = fitting.flatMap(({ about }) => about[leaf.different!] ?? [])
      return words.filter((word, index) => words.indexOf(word) === index).length >= leaf.times
    }
  }
}

const monthsOf = (on: string): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1

function inWindow(on: string, window: Window, today: string): boolean {
  if (window.fromOn !== undefined && on < window.fromOn) return false
  if (window.untilOn !== undefined && on > window.untilOn) return false
  if (window.lastMonths === undefined) return true
  // Day by day back from that month's last possible day until one exists.
  const then = monthsOf(today) - window.lastMonths
  for (let date = Number(today.slice(8)); ; date -= 1) {
    const made = new Date(Date.UTC(Math.floor(then / 12), then % 12, date))
    if (made.getUTCMonth() === then % 12) return on >= made.toISOString().slice(0, 10)
  }
}

/** Exact links walked until nothing new is found. */
function reach(book: RuleBook, of: string, words: readonly string[]): readonly string[] {
  const further = book.equivalences
    .filter((link) => link.of === of && link.link === 'exact')
    .flatMap(({ one, other }) => (words.includes(one) ? [other] : words.includes(other) ? [one] : []))
    .filter((word) => !words.includes(word))
  return further.length === 0 ? words : reach(book, of, [...new Set([...words, ...further])])
}

import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import type { FactPageProps } from '../pages/fact.page.tsx'
import { canBeDoubted, isOwnWord } from '../policy.ts'
import { factLine, wallTimeIn, type ReaderHere } from '../present.ts'
import type { RecordSeen } from '../queries/record-seen.ts'
import { recordAsItStands, recordToWalk } from '../rules/record-as-it-stands.ts'
import { causesOf, effectsOf } from '../rules/walk-causes.ts'
import type { Fact } from '../words.ts'

/** One fact of a record that is seen, as its page draws it; null: there is none in it. @param once for its forms */
export function factView(
  seen: RecordSeen,
  factId: Id,
  reader: ReaderHere,
  { at, once, wrong = null }: { readonly at: string; readonly once: Id; readonly wrong?: string | null },
): FactPageProps | null {
  const standing = new Map(recordAsItStands(seen.facts).map((one) => [one.fact.id, one]))
  const one = standing.get(factId)
  if (!one) return null
  const { fact, state, amendedBy } = one
  const { timeZone } = reader
  const lineOf = (each: Fact) => factLine({ fact: each, state: standing.get(each.id)?.state ?? 'stands' }, reader)
  // What was corrected is read as it was then, with what led to it and followed from it then.
  const walked = state === 'corrected' ? [...standing.values()].map((each) => each.fact) : recordToWalk(seen.facts)
  const [back, forth] = [causesOf(factId, walked), effectsOf(factId, walked)]
  const isOpen = seen.isOwn && state === 'stands'
  const doubts = seen.doubts.filter((doubt) => doubt.factId === factId)
  const isAsked = doubts.some(({ settledAs }) => settledAs === null)
  // A withdrawal is no page of its own: what it says stands here.
  const isGone = amendedBy?.amends?.as === 'withdrawal'
  return {
    at,
    child: seen.isOwn ? null : seen.name,
    line: lineOf(fact),
    about: fact.about === null ? null : textFor(fact.about.title, [reader.language]),
    words: fact.words === null ? null : { text: fact.words, language: fact.language ?? undefined },
    from: wallTimeIn(timeZone, fact.at),
    to: fact.untilAt === null ? null : { on: dayIn(timeZone, fact.untilAt), time: wallTimeIn(timeZone, fact.untilAt) },
    place: fact.place,
    themes: fact.about?.themes ?? [],
    skills: fact.about?.skills ?? [],
    funders: fact.about?.funders ?? [],
    level: fact.level?.name ?? null,
    goodUntil: fact.goodUntilAt === null ? null : dayIn(timeZone, fact.goodUntilAt),
    amendedBy: amendedBy && {
      id: isGone ? null : amendedBy.id,
      on: dayIn(timeZone, amendedBy.takenAt),
      why: amendedBy.amends?.why ?? '',
    },
    amends: fact.amends && { id: fact.amends.factId, why: fact.amends.why },
    causes: back.steps.map(({ fact: each }) => lineOf(each)),
    effects: forth.steps.map(({ fact: each }) => lineOf(each)),
    isCut: back.isCut || forth.isCut,
    own: isOpen && isOwnWord(fact) && fact.words !== null ? { once, visibility: fact.visibility } : null,
    canAsk: isOpen && canBeDoubted(fact) && !isAsked,
    doubts: doubts.flatMap(({ id, words, askedAt, settledAs, answer, settledAt }) =>
      settledAs === null || settledAs === 'left'
        ? [
            {
              id,
              words,
              askedOn: dayIn(timeZone, askedAt),
              left: settledAt === null ? null : { on: dayIn(timeZone, settledAt), answer: answer ?? '' },
            },
          ]
        : [],
    ),
    wrong,
  }
}

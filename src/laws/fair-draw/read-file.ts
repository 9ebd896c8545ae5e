import { accept, refuse, type Result } from '#kernel/result.ts'
import { openRoute, type Applicant, type DrawFile, type Opportunity } from './words.ts'

/** More would make the sums of one opportunity slow; nobody could say them in one breath either. */
const mostGuarantees = 8
const mostGroups = 30

export type FileRefusal =
  | 'id-not-plain'
  | 'id-twice'
  | 'seats-not-whole'
  | 'guarantees-above-seats'
  | 'guarantee-twice'
  | 'too-many-guarantees'
  | 'too-many-groups'
  | 'wish-unknown'
  | 'wish-twice'
  | 'alone-together'
  | 'together-with-other-wishes'

/** A file that was read: only such a one is drawn. */
export interface ReadFile extends DrawFile {
  /** The wishes of all rows one after the other, as indexes into the opportunities. */
  readonly wishes: Int32Array
}

/** Ids stand in hashes and in lists that anyone may build again, so they are of the plainest letters. */
const plain = /^[A-Za-z0-9._-]{1,64}$/

/** The law of the file: what it must be before anything is drawn. `facts` name the row. */
export function readFile(file: DrawFile): Result<ReadFile, FileRefusal> {
  const offered = new Map<string, number>()
  const groups = new Set<string>()
  for (const opportunity of file.opportunities) {
    const wrong = wrongIn(opportunity, offered)
    if (wrong) return refuse(wrong, { opportunity: opportunity.id })
    offered.set(opportunity.id, offered.size)
    for (const { group } of opportunity.guarantees) groups.add(group)
  }
  if (groups.size > mostGroups) return refuse('too-many-groups', { limit: mostGroups })
  const seen = new Set<string>()
  const blocks = new Map<string, { readonly wishes: string; members: number }>()
  const wishes = new Int32Array(file.applicants.reduce((sum, applicant) => sum + applicant.wishes.length, 0))
  let at = 0
  for (const applicant of file.applicants) {
    const from = at
    for (const wish of applicant.wishes) {
      const number = offered.get(wish)
      if (number === undefined) return refuse('wish-unknown', { learner: applicant.id })
      for (let before = from; before < at; before += 1) {
        if (wishes[before] === number) return refuse('wish-twice', { learner: applicant.id })
      }
      wishes[at] = number
      at += 1
    }
    const wrong = wrongOf(applicant, seen, blocks)
    if (wrong) return refuse(wrong, { learner: applicant.id })
    seen.add(applicant.id)
  }
  for (const [together, { members }] of blocks) if (members < 2) return refuse('alone-together', { together })
  return accept({ ...file, wishes })
}

function wrongIn({ id, seats, guarantees }: Opportunity, offered: ReadonlyMap<string, number>): FileRefusal | null {
  if (!plain.test(id)) return 'id-not-plain'
  if (offered.has(id)) return 'id-twice'
  if (guarantees.length > mostGuarantees) return 'too-many-guarantees'
  const counts = [seats, ...guarantees.map((guarantee) => guarantee.seats)]
  if (counts.some((count) => !Number.isSafeInteger(count) || count < 0)) return 'seats-not-whole'
  if (guarantees.some(({ group }) => !plain.test(group) || group === openRoute)) return 'id-not-plain'
  if (new Set(guarantees.map(({ group }) => group)).size < guarantees.length) return 'guarantee-twice'
  return guarantees.reduce((sum, guarantee) => sum + guarantee.seats, 0) > seats ? 'guarantees-above-seats' : null
}

function wrongOf(
  { id, family, together, groups, wishes }: Applicant,
  seen: ReadonlySet<string>,
  blocks: Map<string, { readonly wishes: string; members: number }>,
): FileRefusal | null {
  if (!plain.test(id) || !plain.test(family)) return 'id-not-plain'
  if (seen.has(id)) return 'id-twice'
  for (const group of groups) if (!plain.test(group)) return 'id-not-plain'
  if (together === null) return null
  if (!plain.test(together)) return 'id-not-plain'
  const list = wishes.join(' ')
  const block = blocks.get(together)
  if (!block) blocks.set(together, { wishes: list, members: 1 })
  else if (block.wishes !== list) return 'together-with-other-wishes'
  else block.members += 1
  return null
}

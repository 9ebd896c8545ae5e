import { ecosystemHere } from '#commons/ecosystems'
import { noteOfCase, openCase, withdrawCase } from '#commons/governance'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Reaction } from '../reactions.ts'
import type { GatedAct, Outcome } from './gated-act.ts'
import { agreementReactions, hostingMinors } from './hosting-minors.ts'
import { joining } from './joining.ts'
import { publishing } from './publishing.ts'

/** Every room whose proposals meet a gate. */
export const gatedActs: readonly GatedAct[] = [joining, hostingMinors, publishing]

const byProposal: Actor = { kind: 'system', because: 'a proposal' }

const fault = (what: string, refusal: string): Error => new Error(`${what}: ${refusal}`)

const openings = (gated: GatedAct): Reaction => ({
  when: gated.proposedBy,
  react: async (event, city) => {
    const about = await gated.about(event, city)
    if (about === null) return
    const opened = await openCase(about, byProposal, city)
    if (!opened.ok) throw fault('a case could not be opened', opened.refusal)
  },
})

const withdrawals = (gated: GatedAct): Reaction => ({
  when: gated.withdrawnBy,
  react: async (event, city) => {
    const about = await gated.about(event, city)
    // Withdrawn before its gate was asked: there is no case to end.
    if (about !== null) await withdrawCase(about, byProposal, city)
  },
})

const settlement =
  (outcomeOf: (event: OutboxEvent) => Outcome['outcome']) =>
  async (event: OutboxEvent, city: City): Promise<void> => {
    const { act, caseId, proposalId } = event.about as { act: string; caseId: Id; proposalId: Id }
    const gated = gatedActs.find(({ acts }) => acts.includes(act))
    if (!gated) return
    const { timeZone } = await city.reading((tx) => ecosystemHere(tx, city))
    const note = await noteOfCase(caseId, city)
    await gated.settle({ proposalId, outcome: outcomeOf(event), note, today: dayIn(timeZone, event.at) }, city)
  }

/** Proposed, then decided, then in effect: each by the event before it, each safe to hear twice. */
export const gateReactions: readonly Reaction[] = [
  ...gatedActs.map(openings),
  ...gatedActs.map(withdrawals),
  {
    when: 'governance.case-decided',
    react: settlement(({ about }) => (about['outcome'] === 'in-effect' ? 'in-effect' : 'refused')),
  },
  ...agreementReactions,
  { when: 'governance.case-lapsed', react: settlement(() => 'lapsed') },
  { when: 'governance.case-reversed', react: settlement(() => 'reversed') },
]

import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepGates } from '../policy.ts'
import { actNamed } from '../rules/acts/index.ts'
import { stagesOf } from '../rules/stages-of.ts'
import { loadBodies, saveGate } from '../store/bodies.ts'
import type { Gate, GovernanceRefusal } from '../words.ts'

/**
 * What an act meets from now on. Cases that wait keep the gate they were opened with.
 * @refuses office-only · unknown-act · not-here (a body nobody knows)
 */
export const changeGate = (
  { act, gate }: { readonly act: string; readonly gate: Gate },
  by: Actor,
  city: City,
): Promise<Result<Gate, GovernanceRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepGates(by)) return refuse('governance.office-only')
    if (actNamed(act) === null) return refuse('governance.unknown-act')
    const known = new Set((await loadBodies(tx)).map(({ id }) => id))
    const strangers = stagesOf(gate).some(
      ([, { by: deciders }]) => deciders.kind === 'body' && !known.has(deciders.bodyId),
    )
    if (strangers) return refuse('governance.not-here')
    await saveGate(tx, act, gate, city.now())
    await record(tx, [happened('governance.gate-changed', by, { act, kind: gate.kind })], city.now())
    return accept(gate)
  })

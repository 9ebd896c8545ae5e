import type { Body, Gate } from '../words.ts'
import { stagesOf } from './stages-of.ts'
import type { QuorumOf } from './tally.ts'

/** A body's quorum holds wherever that body decides; a role has none beyond the answers the gate asks for. */
export const quorumOf =
  (gate: Gate, bodies: readonly Body[]): QuorumOf =>
  (name) => {
    const deciders = stagesOf(gate).find(([stage]) => stage === name)?.[1].by
    return deciders?.kind === 'body' ? (bodies.find(({ id }) => id === deciders.bodyId)?.quorum ?? 1) : 1
  }

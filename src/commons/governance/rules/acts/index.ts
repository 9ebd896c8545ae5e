import type { ActKind } from '../../words.ts'
import { organisationsJoin } from './organisations-join.ts'
import { organisationsJoinLight } from './organisations-join-light.ts'

/**
 * Every act that meets a gate, one file a kind. A later room adds its file here, the proposal's event and the outcome's
 * command to main/gates.ts, and two sentences (`governance.act-…`) in each language.
 */
export const acts: readonly ActKind[] = [organisationsJoin, organisationsJoinLight]

export const actNamed = (name: string): ActKind | null => acts.find(({ act }) => act === name) ?? null

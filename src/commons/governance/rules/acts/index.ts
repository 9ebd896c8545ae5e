import type { ActKind } from '../../words.ts'
import { cataloguePublish } from './catalogue-publish.ts'
import { organisationsJoin } from './organisations-join.ts'
import { organisationsJoinLight } from './organisations-join-light.ts'
import { peopleHostMinors } from './people-host-minors.ts'

/**
 * Every act that meets a gate, one file a kind. A later room adds its file here, the proposal's event and the outcome's
 * command to main/gates.ts, and two sentences (`governance.act-…`) in each language.
 */
export const acts: readonly ActKind[] = [cataloguePublish, organisationsJoin, organisationsJoinLight, peopleHostMinors]

export const actNamed = (name: string): ActKind | null => acts.find(({ act }) => act === name) ?? null

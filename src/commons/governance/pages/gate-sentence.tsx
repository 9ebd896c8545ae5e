import { useSay } from '#web/say/context.tsx'
import type { Gate, Stage, StageName } from '../words.ts'

export interface NamedGate {
  readonly gate: Gate
  /** The names of the bodies it mentions, by id. */
  readonly bodyNames: Readonly<Record<string, string>>
}

const namedStages = (gate: Gate): readonly (readonly [StageName, Stage])[] =>
  gate.kind === 'open'
    ? []
    : gate.kind === 'review'
      ? [['review', gate.review]]
      : [
          ['recommend', gate.recommend],
          ['approve', gate.approve],
        ]

/** A gate in plain sentences: who must say yes, how many noes close it, what silence means. */
export function GateSentence({ gate, bodyNames }: NamedGate) {
  const say = useSay()
  if (gate.kind === 'open') return <p>{say('governance.gate-open-text')}</p>
  const who = ({ by }: Stage): string =>
    by.kind === 'body' ? (bodyNames[by.bodyId] ?? '') : say(`governance.role-${by.role}`)
  return (
    <ul>
      {namedStages(gate).map(([name, stage]) => (
        <li key={name}>{say(`governance.stage-${name}-text`, { who: who(stage), yes: stage.yes, no: stage.no })}</li>
      ))}
      {gate.deadline === null ? null : (
        <li>{say(`governance.deadline-${gate.deadline.whenPassed}`, { days: gate.deadline.days })}</li>
      )}
    </ul>
  )
}

import type { Day } from '#kernel/instant.ts'
import { Tag } from '#web/parts/chips.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Gate, SeatKind } from '../words.ts'
import { GateSentence } from './gate-sentence.tsx'

export interface BodiesPageProps {
  readonly prefix: string
  readonly bodies: readonly {
    readonly id: string
    readonly name: string
    readonly purpose: string
    readonly quorum: number
    readonly seats: readonly {
      readonly id: string
      readonly kind: SeatKind
      /** Null: a minor, or who has gone from here (P2). */
      readonly name: string | null
      readonly fromOn: Day
      readonly untilOn: Day | null
    }[]
  }[]
  readonly gates: readonly { readonly act: string; readonly gate: Gate }[]
}

/** Who decides here and how: bodies as people with whom they speak for, and what each act meets, in sentences. */
export function BodiesPage({ prefix, bodies, gates }: BodiesPageProps) {
  const say = useSay()
  const formats = useFormats()
  const bodyNames = Object.fromEntries(bodies.map(({ id, name }) => [id, name]))
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/cases`, label: say('governance.cases-title') }]} />
      <h1>{say('governance.bodies-title')}</h1>
      {bodies.length === 0 ? <EmptyState title={say('governance.bodies-none')} /> : null}
      {bodies.map(({ id, name, purpose, quorum, seats }) => (
        <section key={id} className="stack">
          <h2 dir="auto">{name}</h2>
          <p dir="auto">{purpose}</p>
          <ul className="governance-seats">
            {seats.map((seat) => (
              <li key={seat.id}>
                <strong>{seat.name === null ? say('governance.somebody') : <bdi>{seat.name}</bdi>}</strong>
                <Tag>{say(`governance.seat-${seat.kind}`)}</Tag>
                <span className="hint">
                  {seat.untilOn === null
                    ? say('governance.term-from', { from: formats.day(seat.fromOn) })
                    : say('governance.term', { from: formats.day(seat.fromOn), until: formats.day(seat.untilOn) })}
                </span>
              </li>
            ))}
          </ul>
          <p>{say('governance.quorum-of', { quorum, seats: seats.length })}</p>
        </section>
      ))}
      <section className="stack">
        <h2>{say('governance.gates-public')}</h2>
        {gates.map(({ act, gate }) => (
          <section key={act}>
            <h3>{say(`governance.act-${act.replace('.', '-')}`)}</h3>
            <GateSentence gate={gate} bodyNames={bodyNames} />
          </section>
        ))}
      </section>
    </article>
  )
}

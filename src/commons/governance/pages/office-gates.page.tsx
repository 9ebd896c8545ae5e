import { roles, type Role } from '#kernel/actor.ts'
import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { DateInput, Radios } from '#web/parts/forms/choices.tsx'
import { NumberInput, Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { seatKinds, type Deciders, type Gate, type Seat, type Stage } from '../words.ts'
import { GateSentence } from './gate-sentence.tsx'

export interface OfficeGatesPageProps {
  readonly prefix: string
  readonly today: string
  readonly gates: readonly {
    readonly act: string
    readonly gate: Gate
    readonly isStandard: boolean
    readonly isExplained: boolean
  }[]
  readonly bodies: readonly {
    readonly id: string
    readonly name: string
    readonly purpose: string
    readonly quorum: number
    readonly seats: readonly (Seat & { readonly personName: string | null })[]
  }[]
  /** The beginning of a name that was looked for; empty: nobody was. */
  readonly sought: string
  /** Who was found, to be given a seat. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[]
  /** More people are called so than are offered. */
  readonly isMore: boolean
  /** Why the last form could not be taken. */
  readonly wrong: string | null
}

const stagesIn = (gate: Gate): readonly (Stage | undefined)[] =>
  gate.kind === 'open' ? [] : gate.kind === 'review' ? [gate.review] : [gate.recommend, gate.approve]

const written = (by: Deciders | undefined): string | undefined =>
  by === undefined ? undefined : by.kind === 'body' ? `body ${by.bodyId}` : `role ${by.role}`

/** The gates of a place and who sits in its bodies, as sentences first and as forms for who wants to change them. */
export function OfficeGatesPage(props: OfficeGatesPageProps) {
  const { prefix, gates, bodies, sought, people, isMore, wrong } = props
  const say = useSay()
  const bodyNames = Object.fromEntries(bodies.map(({ id, name }) => [id, name]))
  return (
    <article className="page stack">
      <h1>{say('governance.gates-title')}</h1>
      <p className="lead">{say('governance.gates-lead')}</p>
      {wrong === null ? null : (
        <Notice tone="error" live>
          <p>{say(wrong)}</p>
        </Notice>
      )}
      {gates.map(({ act, gate, isStandard, isExplained }) => (
        <section key={act} className="stack">
          <h2>{say(`governance.act-${act.replace('.', '-')}`)}</h2>
          {isStandard ? <p className="hint">{say('governance.gate-standard')}</p> : null}
          <GateSentence gate={gate} bodyNames={bodyNames} />
          {isExplained ? <p className="hint">{say(`governance.gate-means-${act.replace('.', '-')}`)}</p> : null}
          <Details summary={say('governance.gate-change')}>
            <GateForm {...props} act={act} gate={gate} />
          </Details>
        </section>
      ))}
      <h2 id="bodies">{say('governance.bodies')}</h2>
      <Form action={`${prefix}/office/gates#bodies`} method="get">
        <TextInput
          name="q"
          type="search"
          label={say('governance.seat-find')}
          hint={say('governance.seat-find-hint')}
          value={sought}
          maxLength={100}
        />
        <Button weight="quiet" icon="search">
          {say('governance.seat-find-button')}
        </Button>
      </Form>
      {sought !== '' && people.length === 0 ? <p>{say('governance.seat-nobody')}</p> : null}
      {isMore ? <p>{say('governance.seat-more')}</p> : null}
      {bodies.map((body) => (
        <BodySection key={body.id} {...props} body={body} />
      ))}
      <Details summary={say('governance.body-new')}>
        <Form action={`${prefix}/office/bodies`}>
          <BodyFields />
          <Button icon="add">{say('governance.body-new')}</Button>
        </Form>
      </Details>
    </article>
  )
}

/** Ids of fields are of the whole page, so each body's are its own. */
function BodyFields({ body }: { body?: OfficeGatesPageProps['bodies'][number] }) {
  const say = useSay()
  const field = (name: string): string => (body === undefined ? name : `${name}-${body.id}`)
  return (
    <>
      <TextInput
        name={field('name')}
        label={say('governance.ask-body-name')}
        value={body?.name}
        maxLength={200}
        dir="auto"
      />
      <TextInput
        name={field('purpose')}
        label={say('governance.ask-body-purpose')}
        value={body?.purpose}
        maxLength={400}
        dir="auto"
      />
      <NumberInput name={field('quorum')} label={say('governance.ask-quorum')} value={body?.quorum ?? 2} />
    </>
  )
}

function GateForm({ prefix, bodies, act, gate }: OfficeGatesPageProps & { act: string; gate: Gate }) {
  const say = useSay()
  const deciders = [
    ...bodies.map(({ id, name }) => ({ value: `body ${id}`, label: name })),
    ...roles.map((role) => ({ value: `role ${role}`, label: say(`governance.role-${role}`) })),
  ]
  const field = (name: string): string => `${act.replace('.', '-')}-${name}`
  const deadline = gate.kind === 'open' ? null : gate.deadline
  return (
    <Form action={`${prefix}/office/gates/${act}`}>
      <Radios
        name={field('kind')}
        label={say('governance.ask-kind')}
        value={gate.kind}
        choices={(['open', 'review', 'two-stage'] as const).map((value) => ({
          value,
          label: say(`governance.kind-${value}`),
        }))}
      />
      {([0, 1] as const).map((place) => {
        const stage = stagesIn(gate)[place]
        return (
          <fieldset key={place} className="field">
            <legend className="field-label">{say(`governance.ask-stage-${place + 1}`)}</legend>
            <Select
              name={field(`by-${place}`)}
              label={say('governance.ask-by')}
              options={deciders}
              value={written(stage?.by) ?? 'role steward'}
            />
            <NumberInput name={field(`yes-${place}`)} label={say('governance.ask-yes')} value={stage?.yes ?? 1} />
            <NumberInput name={field(`no-${place}`)} label={say('governance.ask-no')} value={stage?.no ?? 1} />
            <TextArea
              name={field(`checklist-${place}`)}
              label={say('governance.ask-checklist')}
              hint={say('governance.ask-checklist-hint')}
              rows={3}
              value={stage?.checklist
                .map(({ ask, required }) => `${required ? '* ' : ''}${ask.texts[ask.sourceLanguage]}`)
                .join('\n')}
            />
          </fieldset>
        )
      })}
      <NumberInput
        name={field('days')}
        label={say('governance.ask-days')}
        hint={say('governance.ask-days-hint')}
        value={deadline?.days ?? ''}
        optional
      />
      <Radios
        name={field('whenPassed')}
        label={say('governance.ask-when-passed')}
        value={deadline?.whenPassed ?? 'lapse'}
        choices={(['lapse', 'take-effect'] as const).map((value) => ({
          value,
          label: say(`governance.passed-${value}`),
        }))}
      />
      <Button>{say('governance.gate-save')}</Button>
    </Form>
  )
}

function BodySection({
  prefix,
  today,
  sought,
  people,
  body,
}: OfficeGatesPageProps & { body: OfficeGatesPageProps['bodies'][number] }) {
  const say = useSay()
  const formats = useFormats()
  const isOver = ({ untilOn }: Seat): boolean => untilOn !== null && untilOn < today
  const sitting = body.seats.filter((seat) => !isOver(seat))
  return (
    <section className="stack">
      <h3 dir="auto">{body.name}</h3>
      <p dir="auto">{body.purpose}</p>
      <p>{say('governance.quorum-of', { quorum: body.quorum, seats: sitting.length })}</p>
      {sitting.length < body.quorum ? (
        <Notice tone="warning">
          <p>{say('governance.quorum-out-of-reach')}</p>
        </Notice>
      ) : null}
      <Details summary={say('governance.body-change')}>
        <Form action={`${prefix}/office/bodies/${body.id}`}>
          <BodyFields body={body} />
          <Button>{say('governance.body-save')}</Button>
        </Form>
      </Details>
      <ul>
        {sitting.map((seat) => (
          <li key={seat.id}>
            <bdi>{seat.personName ?? say('governance.somebody')}</bdi> ({say(`governance.seat-${seat.kind}`)}),{' '}
            {seat.untilOn === null
              ? say('governance.term-from', { from: formats.day(seat.fromOn) })
              : say('governance.term', { from: formats.day(seat.fromOn), until: formats.day(seat.untilOn) })}
            <Form action={`${prefix}/office/seats/${seat.id}/end`}>
              <Button weight="quiet">{say('governance.seat-end')}</Button>
            </Form>
          </li>
        ))}
      </ul>
      {people.length === 0 ? null : (
        <Details summary={say('governance.seat-give')} open>
          <Form action={`${prefix}/office/bodies/${body.id}/seats?q=${encodeURIComponent(sought)}`}>
            <Select
              name={`person-${body.id}`}
              label={say('governance.ask-person')}
              options={people.map(({ id, name, roles: held }) => ({
                value: id,
                label: `${name} (${held.map((role) => say(`people.role-${role}`)).join(', ')})`,
              }))}
            />
            <Radios
              name={`seat-${body.id}`}
              label={say('governance.ask-seat')}
              value="sector"
              choices={seatKinds.map((value) => ({ value, label: say(`governance.seat-${value}`) }))}
            />
            <DateInput name={`from-${body.id}`} label={say('governance.ask-from')} value={today} />
            <DateInput name={`until-${body.id}`} label={say('governance.ask-until')} optional />
            <Button icon="add">{say('governance.seat-give')}</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}

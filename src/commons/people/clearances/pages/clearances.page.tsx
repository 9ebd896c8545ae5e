import { Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { DateInput } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Pagination, type PaginationProps } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { clearanceKinds, gateAgreement, type Clearance, type StandingItem } from '../words.ts'

export interface StandingLine {
  readonly personId: string
  readonly name: string
  readonly role: string
  readonly stands: boolean
  readonly items: readonly StandingItem[]
  readonly clearances: readonly Pick<Clearance, 'id' | 'kind' | 'authority' | 'issuedOn'>[]
  readonly organisationId: string | null
  /** The gate is asked already; null: nothing waits. */
  readonly waits: { readonly proposalId: string } | null
}

export interface ClearancesPageProps extends PaginationProps {
  readonly prefix: string
  readonly jurisdiction: string
  readonly lines: readonly StandingLine[]
  /** Of all pages: how many people lack something. */
  readonly without: number
  readonly wrong: string | null
}

/** Begins with who is not in contact now, then what ends soon, then everybody else. */
export function ClearancesPage(props: ClearancesPageProps) {
  const { lines, wrong, previous, next } = props
  const say = useSay()
  const lacking = lines.filter(({ stands }) => !stands)
  const lapsing = lines.filter(({ stands, items }) => stands && items.some(({ state }) => state === 'lapsing'))
  const standing = lines.filter((line) => line.stands && !lapsing.includes(line))
  return (
    <article className="page stack">
      <h1>{say('people.clearances-title')}</h1>
      <p className="lead">
        {lines.length === 0 ? say('people.clearances-none') : say('people.clearances-lead', { without: props.without })}
      </p>
      {wrong === null ? null : (
        <Notice tone="error" live>
          <p>{say(wrong)}</p>
        </Notice>
      )}
      <Lines title={say('people.clearances-without')} {...props} lines={lacking} />
      <Lines title={say('people.clearances-lapsing')} {...props} lines={lapsing} />
      <Lines title={say('people.clearances-standing')} {...props} lines={standing} />
      <Pagination previous={previous} next={next} />
    </article>
  )
}

function Lines({ title, lines, prefix, jurisdiction }: ClearancesPageProps & { title: string }) {
  const say = useSay()
  if (lines.length === 0) return null
  return (
    <section className="stack">
      <h2>{title}</h2>
      {lines.map((line) => (
        <section key={`${line.personId} ${line.role}`} className="stack">
          <h3>
            <bdi>{line.name}</bdi> · {say(`people.clearance-role-${line.role}`)}
          </h3>
          {line.items.length === 0 ? <p>{say('people.clearance-no-rule')}</p> : null}
          <p>
            {line.items.map((item) => (
              <Item key={item.kind} item={item} />
            ))}
          </p>
          <Agreement line={line} prefix={prefix} />
          <Details summary={say('people.clearance-add')}>
            <Given prefix={prefix} clearances={line.clearances} />
            <AddForm prefix={prefix} jurisdiction={jurisdiction} personId={line.personId} />
          </Details>
        </section>
      ))}
    </section>
  )
}

/** Where the place wants to agree first: ask it, or take the asking back. */
function Agreement({ line, prefix }: { line: StandingLine; prefix: string }) {
  const say = useSay()
  const { items, waits, personId, role, organisationId } = line
  if (waits !== null) {
    return (
      <Form action={`${prefix}/me/clearances/proposals/${waits.proposalId}/withdraw`}>
        <p>{say('people.contact-waits')}</p>
        <Button weight="quiet">{say('people.contact-withdraw')}</Button>
      </Form>
    )
  }
  if (!items.some(({ kind, state }) => kind === gateAgreement && (state === 'missing' || state === 'expired'))) {
    return null
  }
  return (
    <Form action={`${prefix}/me/clearances/of/${personId}/propose`}>
      <input type="hidden" name="role" value={role} />
      <input type="hidden" name="organisation" value={organisationId ?? ''} />
      <Button icon="sign">{say('people.contact-propose')}</Button>
    </Form>
  )
}

function Item({ item: { kind, state, untilOn } }: { item: StandingItem }) {
  const say = useSay()
  const formats = useFormats()
  const isHeld = state === 'held' || state === 'lapsing'
  const key = state === 'held' && untilOn !== null ? 'held-until' : state
  return (
    <Tag icon={isHeld ? 'check' : 'warning'} tone={isHeld ? 'good' : 'care'}>
      {say(`people.clearance-item-${key}`, {
        kind: say(`people.clearance-kind-${kind}`),
        day: untilOn === null ? '' : formats.day(untilOn),
      })}
    </Tag>
  )
}

function Given({ prefix, clearances }: { prefix: string; clearances: StandingLine['clearances'] }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <ul>
      {clearances.map(({ id, kind, authority, issuedOn }) => (
        <li key={id}>
          {say(`people.clearance-kind-${kind}`)}
          {kind === gateAgreement ? null : (
            <>
              , <bdi>{authority}</bdi>
            </>
          )}
          , {formats.day(issuedOn)}
          <Form action={`${prefix}/me/clearances/${id}/withdraw`}>
            <Button weight="care">{say('people.clearance-withdraw')}</Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

function AddForm({ prefix, jurisdiction, personId }: { prefix: string; jurisdiction: string; personId: string }) {
  const say = useSay()
  const field = (name: string): string => `${name}-${personId}`
  return (
    <Form action={`${prefix}/me/clearances/of/${personId}`}>
      <Select
        name={field('kind')}
        label={say('people.clearance-ask-kind')}
        hint={say('people.clearance-add-hint')}
        options={clearanceKinds.map((value) => ({ value, label: say(`people.clearance-kind-${value}`) }))}
      />
      <TextInput
        name={field('number')}
        label={say('people.clearance-ask-number')}
        maxLength={60}
        width="short"
        dir="ltr"
      />
      <TextInput name={field('authority')} label={say('people.clearance-ask-authority')} maxLength={120} dir="auto" />
      <input type="hidden" name={field('jurisdiction')} value={jurisdiction} />
      <DateInput name={field('issuedOn')} label={say('people.clearance-ask-issuedOn')} />
      <DateInput name={field('expiresOn')} label={say('people.clearance-ask-expiresOn')} optional />
      <Button icon="check">{say('people.clearance-save')}</Button>
    </Form>
  )
}

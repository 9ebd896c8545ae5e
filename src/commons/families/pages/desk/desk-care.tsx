import { Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { bandReasons, mandateProofs, type Band, type BandAtDesk, type Purpose } from '../../words.ts'
import type { SeenView } from '../child-seen.tsx'

export interface DeskCareProps {
  readonly at: string
  readonly child: {
    readonly seen: SeenView
    readonly band: BandAtDesk | null
    readonly protection: {
      readonly staff: readonly { readonly id: Id; readonly name: string }[]
      readonly named: readonly string[]
      readonly isLiftAsked: boolean
    } | null
  }
  readonly organisations: Readonly<Record<Id, string>>
  /** Of somebody's desks the one that knows the child. */
  readonly mine: Id | null
  /** Every organisation at whose desk they work. */
  readonly desks: readonly Id[]
  readonly purposes: readonly Purpose[]
  readonly bands: readonly Band[]
  readonly seasonEnd: Day
}

/** With a family's leave, and for its safety. */
export function DeskCare(props: DeskCareProps) {
  return (
    <>
      <Mandates {...props} />
      <BandOf {...props} />
      <ProtectionOf {...props} />
    </>
  )
}

function Mandates({ at, child: { seen }, mine, desks, purposes, seasonEnd }: DeskCareProps) {
  const say = useSay()
  const formats = useFormats()
  const active = seen.guardians.filter(({ state }) => state === 'active')
  const ours = seen.mandates.filter(({ organisationId }) => desks.includes(organisationId))
  if (mine === null || active.length === 0) return null
  const nameOf = (linkId: Id) => seen.guardians.find((one) => one.linkId === linkId)?.name ?? ''
  return (
    <section className="stack">
      <h2>{say('families.mandate-title')}</h2>
      <p className="hint">{say('families.mandate-lead')}</p>
      {ours.map(({ id, linkId, untilOn, scope }) => (
        <div key={id} className="desk-adult">
          <p>
            {say('families.mandate-runs', { name: nameOf(linkId), day: formats.day(untilOn) })}{' '}
            <span className="hint">{scope.map((purpose) => say(`families.purpose-${purpose}`)).join(' · ')}</span>
          </p>
          <Form action={`${at}/mandate/${id}/end`}>
            <div className="actions">
              <LinkButton weight="quiet" icon="edit" href={`${at}/mandate/${id}`}>
                {say('families.mandate-answer')}
              </LinkButton>
              <Button weight="care">{say('families.mandate-end')}</Button>
            </div>
          </Form>
        </div>
      ))}
      <Details summary={say('families.mandate-record')}>
        <Form action={`${at}/mandate`}>
          <Select
            name="guardian"
            label={say('families.mandate-whose')}
            options={active.map(({ linkId, name }) => ({ value: linkId, label: name }))}
          />
          <Checkboxes
            name="scope"
            label={say('families.mandate-scope')}
            choices={purposes.map((value) => ({ value, label: say(`families.purpose-${value}`) }))}
          />
          <TextInput name="untilOn" type="date" width="short" label={say('families.mandate-until')} value={seasonEnd} />
          <Select
            name="recordedHow"
            label={say('families.mandate-how')}
            options={mandateProofs.map((value) => ({ value, label: say(`families.mandate-how-${value}`) }))}
          />
          <p className="hint">{say('families.mandate-no-copy')}</p>
          <Button weight="quiet" icon="sign">
            {say('families.mandate-record')}
          </Button>
        </Form>
      </Details>
    </section>
  )
}

function BandOf({ at, child: { band }, bands }: DeskCareProps) {
  const say = useSay()
  const formats = useFormats()
  if (band === null) return null
  return (
    <section className="stack">
      <h2>{say('families.band-title')}</h2>
      <p className="hint">{say('families.band-lead')}</p>
      {band.untilOn === null ? null : (
        <>
          <p>
            <strong>
              {say(band.running === null ? 'families.band-of-another' : `families.band-${band.running.band}`)}
            </strong>{' '}
            <span className="hint">{say('families.band-until', { day: formats.day(band.untilOn) })}</span>
          </p>
          <p className="hint">{say('families.band-who-ends')}</p>
        </>
      )}
      {band.mayEnd ? (
        <Form action={`${at}/band/end`}>
          <Button weight="care">{say('families.band-end')}</Button>
        </Form>
      ) : null}
      {band.maySet ? (
        <Details summary={say('families.band-set')}>
          <Form action={`${at}/band`}>
            <Select
              name="band"
              label={say('families.band-title')}
              options={bands.map((value) => ({ value, label: say(`families.band-${value}`) }))}
            />
            <Select
              name="bandBecause"
              label={say('families.desk-why')}
              options={bandReasons.map((value) => ({ value, label: say(`families.band-because-${value}`) }))}
            />
            <Button weight="quiet">{say('families.band-set')}</Button>
          </Form>
        </Details>
      ) : null}
    </section>
  )
}

function ProtectionOf({ at, child: { seen, protection } }: DeskCareProps) {
  const say = useSay()
  if (protection === null) return null
  const staff = protection.staff.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section className="stack">
      <h2>{say('families.protection-title')}</h2>
      {seen.isProtected ? (
        <Form action={`${at}/lift`}>
          <p>{say('families.protection-named', { names: protection.named.join(' · ') })}</p>
          <p className="hint">
            {say(protection.isLiftAsked ? 'families.protection-lift-second' : 'families.protection-lift-hint')}
          </p>
          <Button weight="care">{say('families.protection-lift')}</Button>
        </Form>
      ) : (
        <Details summary={say('families.protection-set')}>
          <p className="hint">{say('families.protection-hint')}</p>
          <Form action={`${at}/protect`}>
            <Select name="first" label={say('families.protection-first')} options={staff} />
            <Select name="second" label={say('families.protection-second')} options={staff} />
            <Button weight="care">{say('families.protection-set')}</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}

import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import { relations, suspensionReasons, type Link } from '../../words.ts'
import type { SeenView } from '../child-seen.tsx'

export interface DeskAdultsProps {
  readonly at: string
  readonly child: {
    readonly seen: SeenView
    readonly reachable: Readonly<Record<Id, readonly string[]>>
    /** For a lead alone. */
    readonly links:
      | readonly { readonly linkId: Id; readonly because: Link['suspendedBecause']; readonly isRestoreAsked: boolean }[]
      | null
  }
  readonly wrong: { readonly name: string; readonly because: string } | null
  readonly given: { readonly guardianName: string; readonly reach: string; readonly relation: string } | null
}

/** Who answers for the child: each with what a desk can do for them, then one more adult, then what only a lead does. */
export function DeskAdults({ at, child, wrong, given }: DeskAdultsProps) {
  const say = useSay()
  const { seen, reachable, links } = child
  const active = seen.guardians.filter(({ state }) => state === 'active')
  const resting = seen.guardians.filter(({ state }) => state === 'suspended')
  const errorOf = (name: string) => (wrong?.name === name ? say(wrong.because) : undefined)
  return (
    <section className="stack">
      <h2>{say('families.desk-adults')}</h2>
      {active.map(({ linkId, guardianId, name, relation }) => (
        <div key={linkId} className="desk-adult">
          <p>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            <span className="hint">{say(`families.relation-${relation}`)}</span>
          </p>
          <Form action={`${at}/consent-link`}>
            <input type="hidden" name="link" value={linkId} />
            <div className="actions">
              {(reachable[guardianId] ?? []).length > 0 ? (
                <Button icon="mail" name="how" value="send">
                  {say(
                    (reachable[guardianId] ?? []).includes('text')
                      ? 'families.desk-send-by-text'
                      : 'families.desk-send-by-mail',
                    { name },
                  )}
                </Button>
              ) : null}
              <Button weight="quiet" icon="link" name="how" value="show">
                {say('families.desk-consent-link', { name })}
              </Button>
            </div>
          </Form>
        </div>
      ))}
      <Details
        summary={say(active.length === 0 ? 'families.desk-guardian' : 'families.desk-guardian-another')}
        open={active.length === 0 || wrong !== null}
      >
        <p className="hint">{say('families.desk-guardian-hint')}</p>
        <Form action={`${at}/guardian`}>
          <TextInput
            name="guardianName"
            label={say('families.desk-guardian-name')}
            value={given?.guardianName}
            dir="auto"
            autoComplete="off"
            maxLength={100}
            error={errorOf('guardianName')}
          />
          <TextInput
            name="reach"
            label={say('families.desk-reach')}
            hint={say('families.desk-reach-hint')}
            value={given?.reach}
            dir="auto"
            autoComplete="off"
            maxLength={254}
            optional
            error={errorOf('reach')}
          />
          <Select
            name="relation"
            label={say('families.desk-relation')}
            value={given?.relation}
            options={relations.map((value) => ({ value, label: say(`families.relation-${value}`) }))}
          />
          <Button weight={active.length === 0 ? 'main' : 'quiet'} icon="link">
            {say('families.desk-guardian-act')}
          </Button>
        </Form>
        <Form action={`${at}/code`}>
          <p>{say('families.desk-code-hint')}</p>
          <Button weight="quiet">{say('families.seen-code-show')}</Button>
        </Form>
      </Details>
      {links === null || active.length === 0 ? null : (
        <Details summary={say('families.desk-suspend')}>
          <p className="hint">{say('families.desk-suspend-hint')}</p>
          <Form action={`${at}/suspend`}>
            <Select
              name="link"
              label={say('families.desk-suspend-whom')}
              options={active.map(({ linkId, name }) => ({ value: linkId, label: name }))}
            />
            <Select
              name="because"
              label={say('families.desk-why')}
              options={suspensionReasons.map((value) => ({ value, label: say(`families.suspend-${value}`) }))}
            />
            <Button weight="care">{say('families.desk-suspend')}</Button>
          </Form>
        </Details>
      )}
      {resting.map(({ linkId, name }) => {
        const known = links?.find((one) => one.linkId === linkId)
        return (
          <div key={linkId} className="desk-adult">
            <p>
              <bdi>{name}</bdi> <span className="hint">{say('families.family-suspended')}</span>
              {known?.because ? <span className="hint"> – {say(`families.suspend-${known.because}`)}</span> : null}
            </p>
            {known === undefined ? null : (
              <Form action={`${at}/restore`}>
                <p className="hint">
                  {say(known.isRestoreAsked ? 'families.desk-restore-second' : 'families.desk-restore-hint')}
                </p>
                <Button weight="quiet" icon="undo" name="link" value={linkId}>
                  {say('families.desk-restore')}
                </Button>
              </Form>
            )}
          </div>
        )
      })}
    </section>
  )
}

import { Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import { AgeForm } from '../growing/age-form.tsx'
import { ChildSeen } from '../child-seen.tsx'
import { DeskAdults, type DeskAdultsProps } from './desk-adults.tsx'
import { DeskCare, type DeskCareProps } from './desk-care.tsx'

export interface DeskChildPageProps extends Omit<DeskAdultsProps, 'at' | 'child'>, Omit<DeskCareProps, 'at' | 'child'> {
  readonly child: DeskAdultsProps['child'] & DeskCareProps['child']
  readonly prefix: string
  /** Just made for one guardian, shown once. */
  readonly link: { readonly name: string; readonly address: string } | null
  /** Just made for an adult who types it on their own telephone. */
  readonly code: string | null
}

/** The child who stands here now: card first, then who came along, then what else a desk may do. */
export function DeskChildPage(props: DeskChildPageProps) {
  const { prefix, child, link, code, wrong } = props
  const say = useSay()
  const { seen } = child
  const at = `${prefix}/office/desk/${seen.childId}`
  return (
    <article className="page-narrow stack">
      <h1>{say('families.desk-person', { name: seen.name })}</h1>
      <ErrorSummary wrong={wrong === null ? [] : [{ name: wrong.name, error: say(wrong.because) }]} />
      {seen.isProtected ? <Notice tone="warning" title={say('families.protection-is-on')} /> : null}
      {link === null ? null : (
        <Notice tone="good" title={say('families.desk-consent-link-for', { name: link.name })} live>
          <p className="desk-link" dir="ltr">
            {link.address}
          </p>
        </Notice>
      )}
      {code === null ? null : (
        <Notice tone="good" title={say('families.desk-code-shown')} live>
          <p className="link-code" dir="ltr">
            {code.slice(0, 4)}-{code.slice(4)}
          </p>
        </Notice>
      )}
      <section className="stack">
        <Form action={`${at}/card`}>
          <Button icon="print">{say('families.desk-card')}</Button>
          <p className="hint">{say('families.desk-card-hint')}</p>
        </Form>
        <Form action={`${at}/unlock`}>
          <Button weight="quiet">{say('people.card-unlock')}</Button>
          <p className="hint">{say('people.card-unlock-hint')}</p>
        </Form>
      </section>
      <DeskAdults {...props} at={at} />
      <section className="stack">
        <h2>{say('families.desk-what-stands')}</h2>
        <ChildSeen child={seen} organisations={props.organisations} />
        <AgeForm action={`${at}/age`} of={seen.childId} hint="families.age-hint" />
      </section>
      <DeskCare {...props} at={at} />
      <LinkButton icon="forward" href={`${prefix}/office/desk`}>
        {say('families.desk-next')}
      </LinkButton>
    </article>
  )
}

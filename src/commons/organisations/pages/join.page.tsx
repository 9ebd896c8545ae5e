import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { FileInput, Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { PrivacyNote } from '#web/parts/privacy-note.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { organisationKinds } from '../words.ts'
import { joiningDoors, type Application, type JoiningDocument } from '../words-of-joining.ts'

export interface JoinPageProps {
  readonly prefix: string
  readonly name: string
  readonly given: Readonly<Record<string, string>>
  /** Field and the key of what is wrong with it. */
  readonly wrong: readonly {
    readonly name: string
    readonly because: string
    readonly facts?: Record<string, string | number>
  }[]
}

/** Somebody asks to belong: one page, two doors. */
export function JoinPage({ prefix, name, given, wrong }: JoinPageProps) {
  const say = useSay()
  const errors = wrong.map(({ name: field, because, facts }) => ({ name: field, error: say(because, facts) }))
  const asked = (field: string) => ({ name: field, error: errors.find((one) => one.name === field)?.error })
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/`, label: name }]} />
      <h1>{say('organisations.join-title', { name })}</h1>
      <p className="lead">{say('organisations.join-lead')}</p>
      <ErrorSummary wrong={errors} />
      <PrivacyNote prefix={prefix} />
      <Form action={`${prefix}/join`}>
        <Radios
          {...asked('door')}
          label={say('organisations.join-ask-door')}
          value={given['door'] ?? 'full'}
          choices={joiningDoors.map((value) => ({
            value,
            label: say(`organisations.join-door-${value}`),
            hint: say(`organisations.join-door-${value}-hint`),
          }))}
        />
        <TextInput
          {...asked('name')}
          label={say('organisations.join-ask-name')}
          value={given['name']}
          maxLength={200}
          dir="auto"
        />
        <Select
          {...asked('kind')}
          label={say('organisations.join-ask-kind')}
          value={given['kind'] ?? 'association'}
          options={organisationKinds.map((value) => ({ value, label: say(`organisations.kind-${value}`) }))}
        />
        <TextArea
          {...asked('does')}
          label={say('organisations.join-ask-does')}
          hint={say('organisations.join-ask-does-hint')}
          value={given['does']}
          maxLength={2000}
        />
        <TextInput
          {...asked('website')}
          type="url"
          label={say('organisations.join-ask-website')}
          value={given['website']}
          dir="ltr"
          optional
        />
        <TextInput
          {...asked('voucherWritten')}
          label={say('organisations.join-ask-voucher')}
          hint={say('organisations.join-ask-voucher-hint')}
          value={given['voucherWritten']}
          maxLength={200}
          dir="auto"
          optional
        />
        <TextInput
          {...asked('contactName')}
          label={say('organisations.join-ask-contact-name')}
          hint={say('organisations.join-ask-contact-hint')}
          value={given['contactName']}
          autoComplete="name"
          maxLength={200}
          dir="auto"
        />
        <TextInput
          {...asked('contactAddress')}
          type="email"
          label={say('organisations.join-ask-contact-address')}
          hint={say('organisations.join-ask-contact-hint')}
          value={given['contactAddress']}
          autoComplete="email"
          dir="ltr"
        />
        <Button>{say('organisations.join-send')}</Button>
      </Form>
    </article>
  )
}

export interface ApplicationPageProps {
  readonly prefix: string
  readonly name: string
  /** Where this page's own forms go; holds the applicant's key. */
  readonly address: string
  readonly application: Application
  readonly documents: readonly JoiningDocument[]
  readonly wrong: string | null
}

/** What became of it, for who holds the link: no account needed. */
export function ApplicationPage({ prefix, name, address, application, documents, wrong }: ApplicationPageProps) {
  const say = useSay()
  const formats = useFormats()
  const { state, note, voucherWritten } = application
  const isOpen = state === 'proposed' || state === 'needs-voucher'
  const hasNext = isOpen || state === 'admitted'
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/`, label: name }]} />
      <h1>{say('organisations.join-status-title', { name: application.name })}</h1>
      <Notice tone={state === 'admitted' ? 'good' : 'info'} title={say(`organisations.join-state-${state}`)}>
        {hasNext ? <p>{say(`organisations.join-next-${state}`, { voucher: voucherWritten ?? '' })}</p> : null}
      </Notice>
      {note === null ? null : (
        <section>
          <h2>{say('organisations.join-why')}</h2>
          <blockquote dir="auto">{note}</blockquote>
        </section>
      )}
      <section className="stack">
        <h2>{say('organisations.join-documents')}</h2>
        <ul>
          {documents.map(({ id, title, bytes }) => (
            <li key={id}>
              <bdi>{title}</bdi> <span className="hint">{formats.bytes(bytes)}</span>
            </li>
          ))}
        </ul>
        {isOpen ? (
          <Form action={`${address}/documents`} files>
            <FileInput
              name="document"
              label={say('organisations.join-ask-document')}
              hint={say('organisations.join-ask-document-hint')}
              accept="application/pdf,image/png,image/jpeg"
              error={wrong === null ? undefined : say(wrong, { megabytes: 10, most: 6 })}
            />
            <Button weight="quiet" icon="upload">
              {say('organisations.join-document-send')}
            </Button>
          </Form>
        ) : null}
      </section>
      {isOpen ? (
        <Form action={`${address}/withdraw`}>
          <Button weight="care" icon="undo">
            {say('organisations.join-withdraw')}
          </Button>
        </Form>
      ) : null}
    </article>
  )
}

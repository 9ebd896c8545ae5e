import { Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { relations } from '../words.ts'
import { ChildSeen, type SeenView } from './child-seen.tsx'

export interface DeskPageProps {
  readonly prefix: string
  readonly languages: readonly string[]
  readonly given: { readonly year: string; readonly month: string; readonly language: string }
  /** Keys of sentences, by field. */
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** One person at a time: enrol, or find by the card. Begins empty, whoever came before. */
export function DeskPage({ prefix, languages, given, wrong }: DeskPageProps) {
  const say = useSay()
  const formats = useFormats()
  const errors = wrong.map(({ name, because }) => ({ name, error: say(because) }))
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.error
  return (
    <article className="page-narrow stack">
      <h1>{say('families.desk-title')}</h1>
      <p className="lead">{say('families.desk-lead')}</p>
      <ErrorSummary wrong={errors} />
      <section className="stack">
        <h2>{say('families.desk-enrol')}</h2>
        <p className="hint">{say('families.desk-name-hint')}</p>
        <Form action={`${prefix}/office/desk/enrol`}>
          <NumberInput name="year" label={say('families.desk-year')} value={given.year} error={errorOf('year')} />
          <NumberInput
            name="month"
            label={say('families.desk-month')}
            hint={say('families.desk-month-hint')}
            value={given.month}
          />
          <Select
            name="language"
            label={say('families.desk-language')}
            value={given.language}
            options={languages.map((tag) => ({ value: tag, label: formats.languageName(tag) }))}
          />
          <Button icon="add">{say('families.desk-enrol')}</Button>
        </Form>
      </section>
      <section className="stack">
        <h2>{say('families.desk-find')}</h2>
        <Form action={`${prefix}/office/desk/find`}>
          <TextInput
            name="userName"
            label={say('families.desk-find')}
            dir="auto"
            autoComplete="off"
            error={errorOf('userName')}
          />
          <Button weight="quiet" icon="search">
            {say('families.desk-find-act')}
          </Button>
        </Form>
      </section>
    </article>
  )
}

export interface DeskChildPageProps {
  readonly prefix: string
  readonly child: SeenView
  /** Just made for one guardian, shown once. */
  readonly link: { readonly name: string; readonly address: string } | null
  readonly wrong: string | null
}

/** The child who stands here now: card first, then who came along. */
export function DeskChildPage({ prefix, child, link, wrong }: DeskChildPageProps) {
  const say = useSay()
  const at = `${prefix}/office/desk/${child.childId}`
  return (
    <article className="page-narrow stack">
      <h1>{say('families.desk-person', { name: child.name })}</h1>
      <ErrorSummary wrong={wrong === null ? [] : [{ name: 'guardianName', error: say(wrong) }]} />
      {link === null ? null : (
        <Notice tone="good" title={say('families.desk-consent-link-for', { name: link.name })} live>
          <p className="desk-link" dir="ltr">
            {link.address}
          </p>
        </Notice>
      )}
      <Form action={`${at}/card`}>
        <p className="hint">{say('families.desk-card-hint')}</p>
        <Button icon="print">{say('families.desk-card')}</Button>
      </Form>
      <section className="stack">
        <h2>{say('families.desk-guardian')}</h2>
        <p className="hint">{say('families.desk-guardian-hint')}</p>
        <Form action={`${at}/guardian`}>
          <TextInput
            name="guardianName"
            label={say('families.desk-guardian-name')}
            dir="auto"
            autoComplete="off"
            maxLength={100}
            error={wrong === null ? undefined : say(wrong)}
          />
          <Select
            name="relation"
            label={say('families.family-ask-relation')}
            options={relations.map((value) => ({ value, label: say(`families.relation-${value}`) }))}
          />
          <Button weight="quiet" icon="link">
            {say('families.desk-guardian-act')}
          </Button>
        </Form>
        {child.guardians
          .filter(({ state }) => state === 'active')
          .map(({ linkId, name }) => (
            <Form key={linkId} action={`${at}/consent-link`}>
              <Button weight="quiet" icon="mail" name="link" value={linkId}>
                {say('families.desk-consent-link')}: <bdi>{name}</bdi>
              </Button>
            </Form>
          ))}
      </section>
      <ChildSeen child={child} />
      <LinkButton icon="forward" href={`${prefix}/office/desk`}>
        {say('families.desk-next')}
      </LinkButton>
    </article>
  )
}

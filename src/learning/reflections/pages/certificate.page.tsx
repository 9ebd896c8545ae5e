import { dayIn } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { CertificateSeen } from '../words-for-pages.ts'

export interface CertificatePageProps {
  /** Null: nothing was asked yet, or there is none of that number. */
  readonly seen: CertificateSeen | null
  readonly typed: string
  readonly action: string
  readonly languages: readonly Language[]
}

/** Whether a paper is ours, for anybody who holds one. */
export function CertificatePage({ seen, typed, action, languages }: CertificatePageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('reflections.verify-title')}</h1>
      {seen === null ? null : <Verified seen={seen} languages={languages} />}
      {seen === null && typed !== '' ? <Notice tone="error" live title={say('reflections.verify-none')} /> : null}
      <Form action={action} method="get">
        <TextInput
          name="number"
          label={say('reflections.certificate-number')}
          hint={say('reflections.verify-hint')}
          value={seen === null ? typed : undefined}
          maxLength={40}
          dir="ltr"
        />
        <Button weight="quiet">{say('reflections.verify-ask')}</Button>
      </Form>
    </article>
  )
}

function Verified({ seen, languages }: { seen: CertificateSeen; languages: readonly Language[] }) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  const time = say('reflections.time-there', { hours: Math.floor(seen.minutes / 60), minutes: seen.minutes % 60 })
  const rows = [
    ['certificate-number', seen.number.replace(/(.{4})(?=.)/g, '$1-')],
    ['certificate-house', seen.organisation],
    ['certificate-day', formats.day(dayIn(seen.timeZone, seen.startsAt), 'long')],
    ['certificate-time', time],
    ['certificate-issued', formats.day(dayIn(seen.timeZone, seen.issuedAt))],
  ] as const
  return (
    <>
      {seen.isVoid ? (
        <Notice tone="warning" title={say('reflections.verify-void')} />
      ) : (
        <Notice tone="good" title={say('reflections.verify-stands')} />
      )}
      <h2 lang={title.language} dir="auto">
        {title.text}
      </h2>
      <dl className="definitions">
        {seen.name === null ? null : (
          <div>
            <dt>{say('reflections.certificate-name')}</dt>
            <dd>
              <bdi>{seen.name}</bdi>
            </dd>
          </div>
        )}
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{say(`reflections.${key}`)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {seen.name === null ? <p className="hint">{say('reflections.verify-no-name')}</p> : null}
    </>
  )
}

import type { Language } from '#kernel/local-text.ts'
import { textFor } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { FileInput, TextArea } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats } from '#web/say/context.tsx'
import { audiences, largestFile, longestWords, type Audience } from '../words.ts'
import type { AfterSeen } from '../words-for-pages.ts'
import { CertificatePart } from './certificate-part.tsx'
import { Recorder } from './recorder.tsx'
import { Said } from './said.tsx'
import { useSayTo } from './say-to-reader.ts'
import { ScoreFields, ScoresSaid } from './scores.tsx'

export interface AfterPageProps {
  readonly seen: AfterSeen
  readonly prefix: string
  readonly languages: readonly Language[]
  /** What was typed, where it could not be taken, and the sentence that says why. */
  readonly wrong: { readonly because: string; readonly words: string; readonly visibleTo: Audience } | null
  /** Where the paper's number is shown to anybody, and with the name; null: there is none. */
  readonly links: { readonly plain: string; readonly named: string | null } | null
}

/** What comes after one day: how it was, and a paper of it. */
export function AfterPage(props: AfterPageProps) {
  const { seen, prefix, languages, wrong } = props
  const say = useSayTo(seen)
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  const action = `${prefix}/me/after/${seen.entryId}`
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: `${prefix}/me/taking-part`, label: say('participation.mine-title') }]} />
      <header className="stack">
        <h1 lang={title.language} dir="auto">
          {title.text}
        </h1>
        <p>
          {seen.isOwn ? null : (
            <>
              <bdi>{seen.name}</bdi> ·{' '}
            </>
          )}
          {formats.appointment(seen.startsAt, seen.timeZone)} · <bdi>{seen.organisation}</bdi>
        </p>
      </header>
      {wrong === null ? null : <Notice tone="error" live title={wrong.because} />}
      <HowItWas {...props} action={action} />
      {seen.isOwn ? <InNumbers seen={seen} action={action} /> : null}
      <CertificatePart seen={seen} links={props.links} action={action} />
    </article>
  )
}

function HowItWas({ seen, prefix, wrong, action }: AfterPageProps & { action: string }) {
  const say = useSayTo(seen)
  const { reflection, isOwn, name } = seen
  if (!isOwn && reflection === null) return null
  return (
    <section className="stack">
      <h2>{say('reflections.how-it-was')}</h2>
      {reflection === null ? (
        <>
          <p>{say('reflections.two-minutes')}</p>
          <TellForm action={action} seen={seen} wrong={wrong} />
        </>
      ) : (
        <>
          <Said reflection={reflection} at={`${prefix}/reflections`} name={name} />
          <p className="hint">
            {say(`reflections.read-by-${reflection.visibleTo}`, { organisation: seen.organisation })}
          </p>
          <RemoveFiles seen={seen} action={action} />
        </>
      )}
      {isOwn && reflection !== null ? (
        <>
          <Form action={`${action}/audience`}>
            <AudienceRadios seen={seen} value={reflection.visibleTo} />
            <Button weight="quiet">{say('reflections.save-audience')}</Button>
          </Form>
          <Details summary={say('reflections.say-anew')} open={wrong !== null}>
            <TellForm action={action} seen={seen} wrong={wrong} />
          </Details>
          <Details summary={say('reflections.take-back')}>
            <p>{say('reflections.take-back-hint')}</p>
            <form method="post" action={`${action}/take-back`}>
              <Button weight="care">{say('reflections.take-back')}</Button>
            </form>
          </Details>
        </>
      ) : null}
    </section>
  )
}

/** A photo or a voice goes alone, by the learner's hand or a guardian's; it is asked once more before. */
function RemoveFiles({ seen, action }: Pick<AfterPageProps, 'seen'> & { action: string }) {
  const say = useSayTo(seen)
  const { reflection, isOwn } = seen
  const hint = isOwn ? 'own' : 'guardian'
  return reflection?.files
    .filter(({ state }) => state !== 'refused')
    .map(({ id, kind }) => (
      <Details key={id} summary={say(`reflections.remove-${kind}`)}>
        <p>{say(`reflections.remove-hint-${hint}`)}</p>
        <form method="post" action={`${action}/${kind}/remove`}>
          <Button weight="care">{say(`reflections.remove-${kind}-yes`)}</Button>
        </form>
      </Details>
    ))
}

function TellForm({ action, seen, wrong }: Pick<AfterPageProps, 'seen' | 'wrong'> & { action: string }) {
  const say = useSayTo(seen)
  const formats = useFormats()
  const { reflection } = seen
  return (
    <Form action={action} files>
      <TextArea
        name="words"
        label={say('reflections.words')}
        hint={say('reflections.words-hint')}
        rows={4}
        maxLength={longestWords}
        value={wrong?.words ?? reflection?.words ?? undefined}
      />
      <FileInput
        name="photo"
        label={say('reflections.photo')}
        hint={say('reflections.photo-hint', { size: formats.bytes(largestFile.photo) })}
        accept="image/jpeg,image/png"
        optional
      />
      <Recorder seen={seen} />
      <FileInput
        name="voice"
        label={say('reflections.voice')}
        hint={say('reflections.voice-hint', { size: formats.bytes(largestFile.voice) })}
        accept="audio/*"
        optional
      />
      {reflection === null ? <AudienceRadios seen={seen} value={wrong?.visibleTo ?? 'family'} /> : null}
      {reflection === null ? null : <input type="hidden" name="visibleTo" value={reflection.visibleTo} />}
      <Button icon="check">{say('reflections.keep')}</Button>
    </Form>
  )
}

function AudienceRadios({ seen, value }: { seen: AfterSeen; value: Audience }) {
  const say = useSayTo(seen)
  return (
    <Radios
      name="visibleTo"
      label={say('reflections.who-reads')}
      value={value}
      choices={audiences
        // Nobody answers for a grown-up: alone and with the family are the same.
        .filter((one) => seen.isMinor || one !== 'own')
        .map((one) => ({
          value: one,
          label: say(`reflections.audience-${one === 'family' && !seen.isMinor ? 'own' : one}`, {
            organisation: seen.organisation,
          }),
        }))}
    />
  )
}

function InNumbers({ seen, action }: { seen: AfterSeen; action: string }) {
  const say = useSayTo(seen)
  return (
    <section className="stack">
      <h2>{say('reflections.in-numbers')}</h2>
      {seen.rating === null ? <p className="hint">{say('reflections.numbers-hint')}</p> : null}
      {seen.rating === null ? null : <ScoresSaid side="learner" said={seen.rating} say={say} />}
      {seen.houseSays === null ? (
        <>
          <Details summary={say('reflections.give-numbers')} open={seen.rating === null}>
            <Form action={`${action}/rating`}>
              <ScoreFields side="learner" given={seen.rating} say={say} />
              <Button weight="quiet">{say('reflections.save-numbers')}</Button>
            </Form>
          </Details>
          {seen.rating === null ? null : <p className="hint">{say('reflections.house-waits')}</p>}
        </>
      ) : (
        <>
          <h3>{say('reflections.house-says')}</h3>
          <ScoresSaid side="host" said={seen.houseSays} say={say} />
        </>
      )}
    </section>
  )
}

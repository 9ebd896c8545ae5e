import { Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'

export interface OwnPageProps {
  readonly prefix: string
  readonly isOldEnough: boolean
  /** The age from which somebody decides here. */
  readonly age: number
  readonly addresses: readonly string[]
  readonly hasCard: boolean
  readonly childId: string
  /** What could not be used. */
  readonly wrong: { readonly typed: string; readonly because: string } | null
}

/** A young person's account becomes their own: an address, the questions anew, and the card laid down. */
export function OwnPage({ prefix, isOldEnough, age, addresses, hasCard, childId, wrong }: OwnPageProps) {
  const say = useSay()
  const error = wrong === null ? undefined : say(wrong.because)
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: `${prefix}/me/seen`, label: say('families.seen-title') }]} />
      <h1>{say('families.own-title')}</h1>
      <ErrorSummary wrong={error === undefined ? [] : [{ name: 'address', error }]} />
      {isOldEnough ? (
        <>
          <p className="lead">{say('families.own-lead')}</p>
          <section className="stack">
            <h2>{say('families.own-first')}</h2>
            <p>{say('families.own-questions')}</p>
            <LinkButton weight="quiet" href={`${prefix}/me/family/${childId}`}>
              {say('families.family-answer')}
            </LinkButton>
          </section>
          <section className="stack">
            <h2>{say('families.own-second')}</h2>
            {addresses.length === 0 ? (
              <p>{say('families.own-address-why')}</p>
            ) : (
              <Notice tone="good" title={say('families.own-address-there')}>
                <ul>
                  {addresses.map((address) => (
                    <li key={address}>
                      <bdi dir="ltr">{address}</bdi>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            <Form action={`${prefix}/me/own`}>
              <TextInput
                name="address"
                type="email"
                dir="ltr"
                label={say('families.own-address')}
                autoComplete="email"
                value={wrong?.typed}
                maxLength={254}
                error={error}
              />
              <Button weight={addresses.length === 0 ? 'main' : 'quiet'} icon="mail">
                {say('families.own-send')}
              </Button>
            </Form>
          </section>
          {hasCard && addresses.length > 0 ? (
            <section className="stack">
              <h2>{say('families.own-third')}</h2>
              <p>{say('families.own-card-why')}</p>
              <Form action={`${prefix}/me/own/card`}>
                <Button weight="care">{say('families.own-card-stop')}</Button>
              </Form>
            </section>
          ) : null}
          <p className="hint">{say('families.own-guardians')}</p>
        </>
      ) : (
        <p className="lead">{say('families.own-not-yet', { age })}</p>
      )}
    </article>
  )
}

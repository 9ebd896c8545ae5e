import { Button, LinkButton } from '#web/parts/button.tsx'
import { useSay } from '#web/say/context.tsx'
import type { AfterSeen } from '../words-for-pages.ts'
import type { Certificate } from '../words.ts'
import { useSayTo } from './say-to-reader.ts'

interface Props {
  readonly seen: AfterSeen
  readonly links: { readonly plain: string; readonly named: string | null } | null
  readonly action: string
}

/** In three groups, as it is printed. */
const inGroups = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1-')

/** A paper for those who want one, and what its number tells others. */
export function CertificatePart({ seen, links, action }: Props) {
  const say = useSay()
  const { certificate } = seen
  if (certificate === null || links === null) {
    return (
      <section className="stack">
        <h2>{say('reflections.certificate')}</h2>
        <p>{say('reflections.certificate-lead')}</p>
        <form method="post" action={`${action}/certificate`}>
          <Button weight="quiet">{say('reflections.certificate-make')}</Button>
        </form>
      </section>
    )
  }
  return (
    <section className="stack">
      <h2>{say('reflections.certificate')}</h2>
      <p>
        {say('reflections.certificate-number')} <bdi className="certificate-number">{inGroups(certificate.number)}</bdi>
      </p>
      <p>
        <LinkButton href={`${action}/certificate.pdf`} icon="download">
          {say('reflections.certificate-download')}
        </LinkButton>
      </p>
      <p className="hint">
        {say('reflections.certificate-shows')} <a href={links.plain}>{say('reflections.certificate-page')}</a>
      </p>
      <NameChoice seen={seen} certificate={certificate} named={links.named} action={action} />
    </section>
  )
}

/** P10: a minor's name needs the child and a guardian; each alone takes it back. */
function NameChoice({
  seen,
  certificate,
  named,
  action,
}: {
  seen: AfterSeen
  certificate: Certificate
  named: string | null
  action: string
}) {
  const say = useSayTo(seen)
  const { isOwn, isMinor, isNameShown, name } = seen
  const said = isOwn ? certificate.nameYesOwnAt : certificate.nameYesGuardianAt
  const isAnySaid = certificate.nameYesOwnAt !== null || certificate.nameYesGuardianAt !== null
  return (
    <>
      <h3>{say('reflections.name-title')}</h3>
      {isNameShown && named !== null ? (
        <p>
          <a href={named}>{say('reflections.name-link', { name })}</a>
        </p>
      ) : (
        <p className="hint">
          {say(isMinor ? (isAnySaid ? 'reflections.name-waits' : 'reflections.name-both') : 'reflections.name-own')}
        </p>
      )}
      <form method="post" action={`${action}/name`} className="actions">
        {said === null ? (
          <Button name="show" value="yes" weight="quiet">
            {say('reflections.name-yes')}
          </Button>
        ) : null}
        {isAnySaid ? (
          <Button name="show" value="no" weight="care">
            {say('reflections.name-no')}
          </Button>
        ) : null}
      </form>
    </>
  )
}

import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { filePath, recordName, recordText, type DomainProof } from '../words.ts'

export interface ProveAddressPageProps {
  readonly prefix: string
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  /** The name of the address it is listed with; null: there is none to prove. */
  readonly domain: string | null
  /** For that name; null: not begun. */
  readonly proof: DomainProof | null
}

/** What has to stand where, and what the last look found. */
export function ProveAddressPage({ prefix, slug, name, timeZone, domain, proof }: ProveAddressPageProps) {
  const say = useSay()
  const formats = useFormats()
  const home = `${prefix}/me/organisations/${encodeURIComponent(slug)}`
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: home, label: name }]} />
      <h1>{say('organisations.address-title')}</h1>
      <p>{say('organisations.address-what')}</p>
      {domain === null ? (
        <EmptyState title={say('organisations.address-none')}>
          <p>{say('organisations.address-none-what')}</p>
        </EmptyState>
      ) : proof === null ? (
        <Form action={`${home}/address`}>
          <p>{say('organisations.address-yours', { domain })}</p>
          <Button name="act" value="begin">
            {say('organisations.address-begin')}
          </Button>
        </Form>
      ) : (
        <>
          {proof.found === null ? null : (
            <Notice
              tone={proof.proven ? 'good' : 'warning'}
              title={say(`organisations.address-found-${proof.found}`, {
                domain,
                day: proof.proven ? formats.day(proof.proven.on) : '',
              })}
            >
              {proof.lookedAt === null ? null : (
                <p>{say('organisations.address-looked', { at: formats.instant(proof.lookedAt, timeZone) })}</p>
              )}
            </Notice>
          )}
          <h2>{say('organisations.address-by-file')}</h2>
          <p>{say('organisations.address-by-file-what')}</p>
          <p dir="ltr">
            <code>{`https://${domain}${filePath}`}</code>
          </p>
          <p>{say('organisations.address-line')}</p>
          <p dir="ltr">
            <code>{proof.token}</code>
          </p>
          <h2>{say('organisations.address-by-record')}</h2>
          <p>{say('organisations.address-by-record-what')}</p>
          <p dir="ltr">
            <code>{recordName(domain)}</code>
          </p>
          <p>{say('organisations.address-text')}</p>
          <p dir="ltr">
            <code>{recordText(proof.token)}</code>
          </p>
          <Form action={`${home}/address`}>
            <Button name="act" value="look" icon="search">
              {say('organisations.address-look')}
            </Button>
            <p className="hint">{say('organisations.address-look-hint')}</p>
          </Form>
        </>
      )}
    </article>
  )
}

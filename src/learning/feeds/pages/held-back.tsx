import { tellValue, type HeldBack } from '#learning/catalogue'
import { textFor, type Language } from '#kernel/local-text.ts'
import { Table } from '#web/parts/table.tsx'
import { useVoice } from '#web/say/context.tsx'

interface HeldBackProps {
  readonly prefix: string
  readonly heldBack: readonly HeldBack[]
  readonly languages: readonly Language[]
  readonly timeZone: string
}

/** Where a host's word stood before this feed's: what the feed told, what is shown instead, and why. */
export function HeldBackFields({ prefix, heldBack, languages, timeZone }: HeldBackProps) {
  const voiced = useVoice()
  const { say, formats } = voiced
  if (heldBack.length === 0) return null
  const told = ({ field }: HeldBack, value: unknown) => (
    <span dir="auto">{tellValue({ field, value, languages }, voiced)}</span>
  )
  return (
    <Table
      caption={say('feeds.held-back-caption', { count: heldBack.length })}
      rows={heldBack}
      rowKey={({ opportunityId, field }) => `${opportunityId} ${field}`}
      columns={[
        {
          key: 'offer',
          head: say('feeds.held-back-offer'),
          cell: ({ opportunityId, title, field }) => {
            const shown = textFor(title, languages)
            return (
              <>
                <a href={`${prefix}/office/listings/${opportunityId}`} lang={shown.language} dir="auto">
                  {shown.text}
                </a>
                <br />
                {say(`catalogue.field-${field}`)}
              </>
            )
          },
        },
        { key: 'told', head: say('feeds.held-back-told'), cell: (one) => told(one, one.told) },
        { key: 'said', head: say('feeds.held-back-said'), cell: (one) => told(one, one.said) },
        {
          key: 'why',
          head: say('feeds.held-back-why'),
          cell: ({ why, saidAt }) => (
            <>
              <span dir="auto">{why}</span> · {formats.instant(saidAt, timeZone)}
            </>
          ),
        },
      ]}
    />
  )
}

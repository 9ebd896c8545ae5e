import type { Language } from '#kernel/local-text.ts'
import { Notice } from '#web/parts/notice.tsx'
import { useVoice } from '#web/say/context.tsx'
import { ThingPage } from '../../pages/thing.page.tsx'
import type { ThingView } from '../../words-for-pages.ts'
import { tellChange } from '../present/tell-change.ts'
import type { ChangeProposed } from '../queries/proposed-offer.ts'

export interface ProposedPageProps {
  readonly thing: ThingView
  /** Null: the offer itself is proposed. */
  readonly change: ChangeProposed | null
  /** The reader's first. */
  readonly languages: readonly Language[]
}

/** An offer as visitors would see it, for those who decide whether they will; of a change, what is now and what would be. */
export function ProposedPage({ thing, change, languages }: ProposedPageProps) {
  const voiced = useVoice()
  const { say } = voiced
  return (
    <div className="page stack">
      <Notice title={say('catalogue.proposed-page')}>
        <p>{say(change === null ? 'catalogue.proposed-what' : 'catalogue.proposed-change-what')}</p>
      </Notice>
      {change === null ? null : (
        <dl className="offer-change">
          {tellChange(change, languages, voiced).map(({ part, was, becomes }) => (
            <div key={part} className="offer-change-part">
              <dt>{say(`catalogue.field-${part}`)}</dt>
              <dd className="hint">
                {say('catalogue.proposed-now')} <span dir="auto">{was}</span>
              </dd>
              <dd>
                {say('catalogue.proposed-then')} <span dir="auto">{becomes}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="office-preview">
        <ThingPage thing={thing} />
      </div>
    </div>
  )
}

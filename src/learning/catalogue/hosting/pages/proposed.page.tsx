import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import { ThingPage } from '../../pages/thing.page.tsx'
import type { ThingView } from '../../words-for-pages.ts'

/** An offer as visitors would see it, for those who decide whether they will. */
export function ProposedPage({ thing }: { thing: ThingView }) {
  const say = useSay()
  return (
    <div className="page stack">
      <Notice title={say('catalogue.proposed-page')}>
        <p>{say('catalogue.proposed-what')}</p>
      </Notice>
      <div className="office-preview">
        <ThingPage thing={thing} />
      </div>
    </div>
  )
}

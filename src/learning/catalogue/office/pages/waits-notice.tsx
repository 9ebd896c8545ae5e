import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { WaitsForDecision } from '../words.ts'

/** Says to the office, wherever it would change a listing, that people are deciding about it. */
export function WaitsNotice({ waits, prefix }: { waits: WaitsForDecision | null; prefix: string }) {
  const say = useSay()
  if (waits === null) return null
  return (
    <Notice tone="warning" title={say(`catalogue.office-${waits.what}-waits`)}>
      <p>{say(waits.what === 'change' ? 'catalogue.office-change-waits-what' : 'catalogue.host-waits')}</p>
      {waits.caseId === null ? null : (
        <p>
          <a href={`${prefix}/cases/${waits.caseId}`}>{say('catalogue.host-its-case')}</a>
        </p>
      )}
    </Notice>
  )
}

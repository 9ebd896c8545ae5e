import type { Day } from '#kernel/instant.ts'
import { Tag } from '#web/parts/chips.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { OwnLine } from '../words.ts'

/** Whether visitors see it, when somebody last looked, and what a parent would still ask. */
export function OwnFacts({ line, today }: { line: OwnLine; today: Day }) {
  const { say, formats } = useVoice()
  const { standing, changeWaits, verifiedByAHumanOn, lapsesOn, missing, old, sourceId } = line
  const facts = [
    say(`catalogue.kind-${line.kind}`),
    verifiedByAHumanOn === null
      ? say('catalogue.never-verified')
      : say('catalogue.verified-on', { day: formats.day(verifiedByAHumanOn) }),
    ...(lapsesOn === null || standing === 'over'
      ? []
      : [
          say(lapsesOn < today ? 'catalogue.office-lapsed-on' : 'catalogue.office-lapses-on', {
            day: formats.day(lapsesOn),
          }),
        ]),
    ...(sourceId === null ? [] : [say('catalogue.host-from-feed')]),
  ]
  return (
    <>
      <p className="office-line-facts">
        {facts.join(' · ')}{' '}
        {standing === 'public' ? null : <Tag tone="care">{say(`catalogue.office-standing-${standing}`)}</Tag>}{' '}
        {changeWaits ? <Tag>{say('catalogue.host-change-waits-short')}</Tag> : null}
      </p>
      {missing.length === 0 && !old ? null : (
        <p className="office-line-facts">
          {old ? <Tag tone="care">{say('catalogue.host-old')}</Tag> : null}{' '}
          {missing.length === 0
            ? null
            : say('catalogue.host-missing', {
                parts: formats.list(missing.map((part) => say(`catalogue.missing-${part}`))),
              })}
        </p>
      )}
    </>
  )
}

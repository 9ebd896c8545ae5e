import { useSay } from '#web/say/context.tsx'
import { LinkButton } from '#web/parts/button.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Details, Progress } from '#web/parts/progress.tsx'
import { Chapter } from './chapter.tsx'

export function Telling() {
  const say = useSay()
  return (
    <Chapter name="telling">
      <output className="flash">{say('web.style-flash')}</output>
      <Notice>{say('web.style-notice-info')}</Notice>
      <Notice tone="good">{say('web.style-notice-good')}</Notice>
      <Notice tone="warning">{say('web.style-notice-warning')}</Notice>
      <Notice tone="error">{say('web.style-notice-error')}</Notice>
      <Progress
        id="style-progress"
        label={say('web.style-reading')}
        done={8120}
        total={12_376}
        hint={say('web.style-safe-to-leave')}
      />
      <Progress id="style-progress-open" label={say('web.style-reading')} done={8120} total={null} />
      <EmptyState
        title={say('web.style-nothing')}
        act={
          <LinkButton href="#style-telling" icon="want">
            {say('web.style-tell')}
          </LinkButton>
        }
      >
        <p>{say('web.style-nothing-text')}</p>
      </EmptyState>
      <Details summary={say('web.style-more-about')}>
        <p>{say('web.style-sample-text')}</p>
      </Details>
    </Chapter>
  )
}

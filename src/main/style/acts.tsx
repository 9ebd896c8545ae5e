import { useSay } from '#web/say/context.tsx'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { AppliedChip, Chips, SuggestedChip, Tag } from '#web/parts/chips.tsx'
import { Breadcrumb, Pagination, Tabs } from '#web/parts/navigation.tsx'
import { Chapter } from './chapter.tsx'

const here = '#style-acts'

export function Acts() {
  const say = useSay()
  const tabs = [
    { href: here, label: say('web.style-list'), current: true, count: 128 },
    { href: here + 1, label: say('web.style-calendar'), current: false },
    { href: here + 2, label: say('web.style-map'), current: false, count: 1204 },
  ]
  return (
    <Chapter name="acts">
      <Breadcrumb
        trail={[
          { href: '/', label: say('web.product') },
          { href: here, label: say('web.style-title') },
        ]}
      />
      <Actions>
        <Button icon="search">{say('web.find')}</Button>
        <Button weight="quiet" icon="calendar-add">
          {say('web.style-subscribe')}
        </Button>
        <Button weight="care">{say('web.style-delete')}</Button>
        <Button disabled>{say('web.style-disabled')}</Button>
        <LinkButton href={here} weight="quiet" icon="forward">
          {say('web.next-page')}
        </LinkButton>
      </Actions>
      <Chips label={say('web.style-chips')}>
        <AppliedChip href={here}>{say('web.style-saturday')}</AppliedChip>
        <AppliedChip href={here}>{say('web.style-free')}</AppliedChip>
        <SuggestedChip href={here} gives={say('web.style-more', { count: 14 })}>
          {say('web.style-any-day')}
        </SuggestedChip>
      </Chips>
      <p className="tags">
        <Tag icon="fresh" tone="good">
          {say('web.style-checked')}
        </Tag>
        <Tag>{say('web.style-free')}</Tag>
        <Tag tone="care" icon="warning">
          {say('web.style-cancelled')}
        </Tag>
      </p>
      <Tabs label={say('web.style-views')} tabs={tabs} />
      <Pagination previous={here} next={here} shown={{ from: 31, to: 60, of: 1204 }} />
    </Chapter>
  )
}

import type { InjectOptions } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { mergeOpportunities } from './commands/merge-opportunities.ts'
import { onDay, sampleDraft, sampleSession, through } from './commands/sample-drafts.ts'
import { saveFromSource } from './commands/save-from-source.ts'
import { clearShelf, snapshotOf } from './snapshot/shelf.ts'

const by: Actor = { kind: 'operator', session: '01900000-0000-7000-8000-000000000000' as Id }

export interface PublishedHouse {
  /** By the names of their drafts: robots, summer, over, and twin, which is folded into robots. */
  readonly ids: ReadonlyMap<string, Id>
  get(url: string, headers?: Record<string, string>): ReturnType<typeof asked>
  close(): Promise<void>
}

const asked = ({ app }: TestHouse, request: InjectOptions) => app.inject(request)

/** The whole house with four opportunities of one feed: two to go to, one that is over, one that is another's twin. */
export async function publishedHouse(): Promise<PublishedHouse> {
  const here = await openTestHouse()
  const { city } = here
  const ids = new Map<string, Id>()
  const drafts = [
    sampleDraft('robots', {
      title: localText('en', 'Robots <b>& more</b>'),
      description: localText('en', '<script>alert(1)</script><p>Build one.</p>'),
      ages: { min: 8, max: 12 },
      themes: ['technology'],
      sessions: [
        sampleSession('r1', { when: onDay('2026-06-20') }),
        sampleSession('r2', { when: onDay('2026-06-27') }),
      ],
    }),
    sampleDraft('summer', {
      title: localText('en', 'Summer studio'),
      sessions: [sampleSession('s1', { when: through('2026-06-01', '2026-08-28') })],
    }),
    sampleDraft('over', { sessions: [sampleSession('o1', { when: onDay('2026-01-10') })] }),
    sampleDraft('twin', {
      sessions: [sampleSession('t1', { when: onDay('2026-06-20'), link: 'javascript:alert(1)' })],
    }),
  ]
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId: city.newId(), drafts }, by))
  const rows = await city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select(['id', 'group_key']).execute(),
  )
  for (const { id, group_key: key } of rows) ids.set(key ?? '', id)
  await city.transaction((tx) =>
    mergeOpportunities(tx, city, { keptId: ids.get('robots')!, foldedId: ids.get('twin')!, parts: { title: 1 } }, by),
  )
  clearShelf()
  await snapshotOf(city)
  return {
    ids,
    get: (url, headers = {}) => asked(here, { url, headers }),
    close: async () => {
      await here.close()
      clearShelf()
    },
  }
}

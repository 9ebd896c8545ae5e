import { expect, test } from 'vitest'
import { localText } from '#kernel/local-text.ts'
import { ecosystemDraft, reservedSlugs, type EcosystemDraft } from '../words.ts'
import { decideEcosystem } from './decide-ecosystem.ts'

const town: EcosystemDraft = {
  slug: 'castellbell',
  name: localText('ca', 'Castellbell i el Vilar'),
  languages: ['ca', 'es'],
  timeZone: 'Europe/Madrid',
}
const inUse = { slugs: new Set(['madrid']), hosts: new Set(['learn.example.org']) }
const decide = (change: Partial<EcosystemDraft>) => decideEcosystem(ecosystemDraft.parse({ ...town, ...change }), inUse)

test('a town with a name, a place and a language is an ecosystem', () => {
  expect(decide({}).ok).toBe(true)
})

test.each([
  [{ slug: 'madrid' }, 'ecosystems.slug-taken'],
  [{ slug: 'office' }, 'ecosystems.slug-reserved'],
  [{ slug: 'Sant Cugat!' }, 'ecosystems.slug-malformed'],
  [{ slug: 'x' }, 'ecosystems.slug-malformed'],
  [{ host: 'learn.example.org' }, 'ecosystems.host-taken'],
  [{ timeZone: 'Europe/Castellbell' }, 'ecosystems.unknown-time-zone'],
  [{ timeZone: '+02:00' }, 'ecosystems.unknown-time-zone'],
  [{ ages: { min: 18, max: 6 } }, 'ecosystems.ages-reversed'],
  [{ accent: '#ffd23f' }, 'ecosystems.accent-too-pale'],
] as const)('%o is refused with %s', (change, refusal) => {
  const decided = decide(change as Partial<EcosystemDraft>)
  expect(decided).toMatchObject({ ok: false, refusal })
})

test.each([...reservedSlugs])('nobody takes the installation’s own address %s', (slug) => {
  expect(decide({ slug })).toMatchObject({ ok: false, refusal: 'ecosystems.slug-reserved' })
})

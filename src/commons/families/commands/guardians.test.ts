import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { as, familiesIn, house, library, place } from '../../../../tests/stage/families-in.ts'
import { childAsSeen } from '../queries/child-as-seen.ts'
import { mayUse } from '../queries/consent-book.ts'
import { myFamily } from '../queries/my-family.ts'
import { codeMinutes, codeTries } from '../words.ts'
import { answerConsents } from './answer-consents.ts'
import { linkByCode, vouchForGuardian } from './link-guardian.ts'
import { restoreLink } from './restore-link.ts'
import { showLinkCode } from './show-link-code.ts'
import { suspendLink } from './suspend-link.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const { grown, nine, family, toldOf } = familiesIn(() => city)
const lead = (id: Id): Actor => as(id, 'coordinator')
const eventsOf = async (childId: Id): Promise<string[]> => (await toldOf(childId)).map(({ name }) => name)

describe('a guardian is linked', () => {
  test('by the code on the child’s screen: typed as people type, once, within a quarter of an hour', async () => {
    const [child, father, mother] = [await nine(), await grown(), await grown()]
    const code = await showLinkCode(child, as(child), city)
    if (!code.ok) throw new Error(code.refusal)
    const typed = ` ${code.value.slice(0, 4).toLowerCase()}-${code.value.slice(4)} `
    const linked = await linkByCode({ code: typed, relation: 'father' }, as(father), city, place)
    expect(linked).toMatchObject({ ok: true, value: { childId: child } })
    expect(await linkByCode({ code: typed, relation: 'mother' }, as(mother), city, place)).toMatchObject({
      refusal: 'families.code-wrong',
    })
    const late = await showLinkCode(child, as(child), city)
    city.clock.pass(codeMinutes * 60_000)
    expect(
      await linkByCode({ code: late.ok ? late.value : '', relation: 'mother' }, as(mother), city, place),
    ).toMatchObject({ refusal: 'families.code-wrong' })
    expect(await eventsOf(child)).toEqual(['families.code-shown', 'families.guardian-linked', 'families.code-shown'])
  })

  test('a stranger’s child is refused: no code, no vouching; guessing ends after a few', async () => {
    const [child, stranger] = [await nine(), await grown()]
    expect(await showLinkCode(child, as(stranger), city)).toMatchObject({ refusal: 'families.not-yours' })
    const ask = { childId: child, guardianId: stranger, relation: 'other', vouchingOrganisationId: library } as const
    expect(await vouchForGuardian(ask, as(stranger), city, place)).toMatchObject({ refusal: 'families.not-yours' })
    // Not even who may vouch for others, nor who works at another desk.
    const elsewhere: Actor = {
      kind: 'person',
      person: stranger,
      roles: [{ role: 'educator', organisation: city.newId() }],
    }
    expect(await childAsSeen(child, elsewhere, city, place)).toMatchObject({ refusal: 'families.not-here' })
    expect(await showLinkCode(child, elsewhere, city)).toMatchObject({ refusal: 'families.not-yours' })
    expect(await vouchForGuardian(ask, lead(stranger), city, place)).toMatchObject({ refusal: 'families.not-yours' })
    const guess = () => linkByCode({ code: 'BBBBBBBB', relation: 'other' }, as(stranger), city, place)
    for (let tried = 0; tried < codeTries; tried += 1)
      expect(await guess()).toMatchObject({ refusal: 'families.code-wrong' })
    const code = await showLinkCode(child, as(child), city)
    expect(
      await linkByCode({ code: code.ok ? code.value : '', relation: 'other' }, as(stranger), city, place),
    ).toMatchObject({ refusal: 'families.too-many-codes' })
    expect(await childAsSeen(child, as(stranger), city, place)).toMatchObject({ refusal: 'families.not-here' })
  })

  test('two guardians with one code in one moment: one of them is linked', async () => {
    const [child, one, two] = [await nine(), await grown(), await grown()]
    const code = await showLinkCode(child, as(child), city)
    const given = { code: code.ok ? code.value : '', relation: 'other' } as const
    const both = await Promise.all([one, two].map((who) => linkByCode(given, as(who), city, place)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('twice, to oneself, to a grown-up, or by a way this place does not accept: no', async () => {
    const { child, father } = await family()
    const ask = { childId: child, guardianId: father, relation: 'father', vouchingOrganisationId: null } as const
    const vouch = (edit: Partial<Parameters<typeof vouchForGuardian>[0]>) =>
      vouchForGuardian({ ...ask, ...edit }, house, city, place)
    expect(await vouch({})).toMatchObject({ refusal: 'families.already-linked' })
    expect(await vouch({ guardianId: child })).toMatchObject({ refusal: 'families.own-guardian' })
    expect(await vouch({ childId: await grown() })).toMatchObject({ refusal: 'families.not-a-minor' })
    expect(await vouch({ childId: city.newId() })).toMatchObject({ refusal: 'families.not-here' })
    expect(await vouch({ verified: 'signed-form' })).toMatchObject({ refusal: 'families.way-not-accepted' })
  })
})

describe('P9 a link is suspended', () => {
  test('by a lead, and restored by two different people of whom none is the guardian', async () => {
    const { child, father, mother, fathersLink } = await family()
    await answerConsents(
      { childId: child, speakerId: father, answers: { 'taking-part': 'given' }, language: 'de', channel: 'screen' },
      as(father),
      city,
      place,
    )
    const ask = () => mayUse({ childId: child, purpose: 'taking-part' }, city, place)
    expect((await ask()).may).toBe(true)
    const suspending = { linkId: fathersLink, because: 'conflict' } as const
    expect(await suspendLink(suspending, as(mother), city)).toMatchObject({ refusal: 'families.not-yours' })
    expect((await suspendLink(suspending, lead(await grown()), city)).ok).toBe(true)
    expect(await ask()).toMatchObject({ may: false, because: 'link-suspended' })
    expect(await myFamily(as(father), city, place)).toEqual([])
    const [one, two] = [lead(await grown()), lead(await grown())]
    expect(await restoreLink(fathersLink, lead(father), city)).toMatchObject({ refusal: 'families.not-yours' })
    expect(await restoreLink(fathersLink, house, city)).toMatchObject({ refusal: 'families.not-yours' })
    expect(await restoreLink(fathersLink, one, city)).toEqual({ ok: true, value: 'asked' })
    expect(await restoreLink(fathersLink, one, city)).toMatchObject({ refusal: 'families.second-person-needed' })
    expect((await ask()).may).toBe(false)
    expect(await restoreLink(fathersLink, two, city)).toEqual({ ok: true, value: 'restored' })
    expect((await ask()).may).toBe(true)
    expect(await restoreLink(fathersLink, two, city)).toMatchObject({ refusal: 'families.link-not-suspended' })
  })

  test('two people restoring in one moment: one asked, one restored', async () => {
    const { fathersLink } = await family()
    await suspendLink({ linkId: fathersLink, because: 'mistaken' }, lead(await grown()), city)
    const both = [lead(await grown()), lead(await grown())]
    const done = await Promise.all(both.map((by) => restoreLink(fathersLink, by, city)))
    expect(done.map((one) => one.ok && one.value).sort()).toEqual(['asked', 'restored'])
  })
})

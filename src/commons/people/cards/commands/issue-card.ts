import { randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadPersons, savePerson } from '../../store.ts'
import type { BirthMonth } from '../../words.ts'
import { freshPictures, freshSecret, hashOfPictures, hashOfSecret } from '../card-secret.ts'
import { deleteSessionsOfCard } from '../../sign-in/session-store.ts'
import { mayIssueCard, mayReplaceCard } from '../policy.ts'
import { loadOpenCard, loadPersonOfUserName, loadUserNames, saveCard, saveStopped, saveUserName } from '../store.ts'
import { freshUserName } from '../user-names.ts'
import type { CardRefusal, FreshCard } from '../words.ts'

export interface ChildAtDesk {
  readonly birth: BirthMonth | null
  /** Of the family; the made-up name is in it too. */
  readonly language: Language
  /** Whose desk; null: the office's own. */
  readonly organisationId: Id | null
}

/**
 * Enrols somebody without e-mail and without a real name, and gives them a card.
 * @refuses card-not-yours · born-in-the-future
 */
export const enrolWithCard = (child: ChildAtDesk, by: Actor, city: City): Promise<Result<FreshCard, CardRefusal>> =>
  city.transaction(async (tx) => {
    const { birth, language, organisationId } = child
    if (!mayIssueCard(by, organisationId)) return refuse('people.card-not-yours')
    const now = city.now()
    if (birth && `${birth.year}-${String(birth.month).padStart(2, '0')}` > dayIn('UTC', now).slice(0, 7)) {
      return refuse('people.born-in-the-future')
    }
    const personId = city.newId()
    let displayName = freshUserName(language)
    while ((await loadPersonOfUserName(tx, displayName)) !== null) displayName = freshUserName(language)
    const blank = { legalName: null, protected: false, erasedAt: null }
    await savePerson(tx, { ...blank, id: personId, displayName, birth, language, madeAt: now })
    await record(tx, [happened('people.person-enrolled', by, { personId })], now)
    return accept(await issue(tx, { id: personId, displayName, language }, organisationId, by, city))
  })

/**
 * Prints a card anew, or a first one; the old one opens nothing from this moment on.
 * @refuses not-here · card-not-yours
 */
export const replaceCard = (
  { personId, organisationId }: { readonly personId: Id; readonly organisationId: Id | null },
  by: Actor,
  city: City,
): Promise<Result<FreshCard, CardRefusal>> =>
  city.transaction(async (tx) => {
    const [person] = await loadPersons(tx, [personId])
    if (!person || person.erasedAt !== null) return refuse('people.not-here')
    const old = await loadOpenCard(tx, { personId })
    if (old ? !mayReplaceCard(by, old) : !mayIssueCard(by, organisationId)) return refuse('people.card-not-yours')
    if (old) {
      await saveStopped(tx, old.id, city.now())
      await deleteSessionsOfCard(tx, old.id)
      await record(tx, [happened('people.card-stopped', by, { personId, cardId: old.id })], city.now())
    }
    return accept(await issue(tx, person, old?.organisationId ?? organisationId, by, city))
  })

async function issue(
  tx: Tx,
  person: { readonly id: Id; readonly displayName: string; readonly language: Language },
  organisationId: Id | null,
  by: Actor,
  city: City,
): Promise<FreshCard> {
  const secret = freshSecret()
  const pictures = freshPictures()
  const pictureSalt = randomBytes(16)
  const cardId = city.newId()
  await saveCard(tx, {
    id: cardId,
    personId: person.id,
    secretHash: hashOfSecret(secret),
    pictureSalt,
    pictureHash: await hashOfPictures(pictures, pictureSalt),
    issuedBy: by.kind === 'person' ? by.person : null,
    organisationId,
    issuedAt: city.now(),
    wrongTries: 0,
    lockedUntil: null,
  })
  await record(tx, [happened('people.card-issued', by, { personId: person.id, cardId, organisationId })], city.now())
  return { personId: person.id, userName: await userNameOf(tx, person), secret, pictures }
}

/** The name that is there, else the shown one if it is free, else made-up ones until one is. */
async function userNameOf(
  tx: Tx,
  { id, displayName, language }: { readonly id: Id; readonly displayName: string; readonly language: Language },
): Promise<string> {
  const known = (await loadUserNames(tx, [id])).get(id)
  if (known !== undefined) return known
  // A name somebody chose may tell who they are; only a made-up one has our number at its end.
  let userName = /-\d{2}$/.test(displayName) ? displayName : freshUserName(language)
  while (!(await saveUserName(tx, userName, id))) userName = freshUserName(language)
  return userName
}

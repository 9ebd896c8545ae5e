import { randomBytes } from 'node:crypto'
import { ecosystemHere } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { fetchFeed } from '#platform/fetching/fetch-feed.ts'
import { textRecords, type RecordOptions } from '#platform/fetching/text-records.ts'
import type { FetchOptions } from '#platform/fetching/words.ts'
import { mayKeepMembership } from '../../policy.ts'
import { loadOrganisationById } from '../../store/organisations.ts'
import type { OrganisationRefusal } from '../../words.ts'
import type { JoiningRefusal } from '../../words-of-joining.ts'
import { decideProof, type Looked } from '../rules/decide-proof.ts'
import { domainOfWebsite } from '../rules/domain-of-website.ts'
import { beginProof, loadProof, saveLook } from '../store.ts'
import { filePath, recordName, type DomainProof, type DomainRefusal } from '../words.ts'

type Refusal =
  | DomainRefusal
  | Extract<JoiningRefusal, 'organisations.not-yours'>
  | Extract<OrganisationRefusal, 'organisations.not-here'>

/** A line of text and no more. */
const limits = { bytes: 4_096, redirects: 2, silenceMs: 4_000, wholeMs: 8_000 } as const

export interface Looking {
  /** For tests against local servers only. */
  readonly fetch?: FetchOptions
  readonly records?: RecordOptions
  readonly origin?: (domain: string) => string
}

/**
 * An organisation's coordinator asks what has to stand where, for the address it calls its own. Asked again for the same
 * address, the same has to stand there.
 * @refuses not-yours · not-here · no-address-to-prove
 */
export const beginProvingAddress = (organisationId: Id, by: Actor, city: City): Promise<Result<DomainProof, Refusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepMembership(by, organisationId)) return refuse('organisations.not-yours')
    const organisation = await loadOrganisationById(tx, organisationId)
    if (!organisation) return refuse('organisations.not-here')
    const domain = domainOfWebsite(organisation.website)
    if (domain === null) return refuse('organisations.no-address-to-prove')
    const before = await loadProof(tx, organisationId)
    if (before?.domain === domain) return accept(before)
    await beginProof(tx, { organisationId, domain, token: randomBytes(18).toString('base64url') }, city.now())
    await record(tx, [happened('organisations.address-proof-begun', by, { organisationId })], city.now())
    return accept((await loadProof(tx, organisationId))!)
  })

/**
 * Looks whether it stands there, in the records of the name and in the file of the site. What stood there once and does
 * no more is no longer proven. Where another address was begun while this one was looked at, what was found says nothing.
 * @refuses not-yours · proof-not-begun
 */
export async function lookForProof(
  organisationId: Id,
  by: Actor,
  city: City,
  looking: Looking = {},
): Promise<Result<DomainProof, Refusal>> {
  if (!mayKeepMembership(by, organisationId)) return refuse('organisations.not-yours')
  const asked = await city.reading((tx) => loadProof(tx, organisationId))
  if (asked === null) return refuse('organisations.proof-not-begun')
  // Nobody waits in a transaction for somebody else's server.
  const decided = decideProof(asked.token, await look(asked.domain, looking))
  return city.transaction(async (tx) => {
    const proof = await loadProof(tx, organisationId, true)
    if (proof === null) return refuse('organisations.proof-not-begun')
    if (proof.token !== asked.token) return accept(proof)
    const now = city.now()
    const on = dayIn((await ecosystemHere(tx, city)).timeZone, now)
    await saveLook(tx, organisationId, { ...decided, on: proof.proven?.on ?? on }, now)
    const isProven = decided.by !== null
    if (isProven !== (proof.proven !== null)) {
      const event = isProven
        ? happened('organisations.address-proven', by, { organisationId, way: decided.by })
        : happened('organisations.address-proof-lost', by, { organisationId })
      await record(tx, [event], now)
    }
    return accept((await loadProof(tx, organisationId))!)
  })
}

async function look(
  domain: string,
  { fetch = {}, records = {}, origin = (name) => `https://${name}` }: Looking,
): Promise<Looked> {
  const [told, file] = await Promise.all([
    textRecords(recordName(domain), records),
    fetchFeed(
      { address: `${origin(domain)}${filePath}` },
      async ({ bytes, address }) => (isOwn(address, domain) ? await readText(bytes) : null),
      { ...fetch, limits },
    ),
  ])
  return {
    records: told.ok ? told.value : null,
    file: file.ok && file.value.kind === 'taken' ? file.value.value : null,
  }
}

/** A redirect to another house's site would let that one speak for this. */
const isOwn = (address: string, domain: string): boolean => new URL(address).hostname.replace(/^www\./, '') === domain

async function readText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

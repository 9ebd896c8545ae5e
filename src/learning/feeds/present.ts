import { fieldsAskedFor, pickOf } from './rules/proposing/edit-mapping.ts'
import { rowRefusals, type Mapping } from './words.ts'

/**
 * Many technical reasons, few plain sentences: what a person can do about a bad cell, a bad file or an address that
 * does not answer. Each name is a key of this room's texts after `reason-`.
 */
const sentences: Readonly<Record<string, readonly string[]>> = {
  empty: ['reading.empty', 'feeds.nothing-to-read'],
  'too-large': [
    'reading.too-large',
    'json.item-too-large',
    'xml.row-too-large',
    'icalendar.event-too-large',
    'fetching.too-large',
  ],
  'too-many-rows': ['reading.too-many-rows', 'csv.too-many-columns'],
  'cell-too-long': ['csv.cell-too-long'],
  'quote-not-closed': ['csv.quote-not-closed'],
  'row-shifted': ['csv.too-many-cells'],
  'no-header': ['csv.no-header'],
  'other-format': [
    'json.not-json',
    'xml.not-xml',
    'xml.not-well-formed',
    'icalendar.not-a-calendar',
    'hsds.not-hsds',
    'rpde.not-a-page',
    'oneroster.not-oneroster',
    'oneroster.other-version',
    'oneroster.only-changes',
    'oneroster.file-missing',
  ],
  'no-rows': ['json.no-items', 'xml.no-rows', 'schema-org.no-events'],
  'item-unreadable': [
    'json.item-not-json',
    'json.item-not-an-object',
    'icalendar.event-unreadable',
    'rpde.item-unreadable',
    'hsds.service-without-organization',
    'oneroster.user-missing',
    'oneroster.class-missing',
    'oneroster.school-missing',
  ],
  'too-deep': ['json.too-deep', 'xml.too-deep'],
  truncated: ['json.truncated', 'xml.truncated', 'icalendar.truncated', 'archives.truncated'],
  'document-type': ['xml.document-type-refused'],
  'archive-broken': ['archives.not-a-zip', 'archives.not-gzip'],
  'archive-bomb': ['archives.too-many-entries', 'archives.expands-too-far'],
  'archive-closed': ['archives.path-outside', 'archives.encrypted'],
  'address-odd': [
    'fetching.not-an-address',
    'fetching.scheme-refused',
    'fetching.port-refused',
    'feeds.address-needed',
  ],
  'address-inner': ['fetching.internal-address', 'fetching.redirect-refused', 'fetching.too-many-redirects'],
  'address-silent': [
    'fetching.name-not-known',
    'fetching.not-reached',
    'fetching.took-too-long',
    'fetching.cut-off',
    'fetching.try-later',
    'fetching.server-refused',
  ],
  'address-closed': ['fetching.not-found', 'fetching.not-allowed'],
  'disk-full': ['feeds.disk-full'],
  ours: ['feeds.failure-ours'],
}

const keys = new Map(Object.entries(sentences).flatMap(([key, reasons]) => reasons.map((reason) => [reason, key])))

/** The key of the sentence for why a row or a feed was not taken. What nobody foresaw has the plainest one. */
export function sentenceOfReason(reason: string): string {
  if ((rowRefusals as readonly string[]).includes(reason)) return `feeds.reason-${reason}`
  return `feeds.reason-${keys.get(reason) ?? 'ours'}`
}

export const knownReasons: readonly string[] = [...rowRefusals, ...keys.keys()]

/** The page's picks for the fields it asks for one by one. */
export const fieldChoices = (mapping: Mapping) =>
  fieldsAskedFor.map((field) => {
    const { pick, rule } = pickOf(mapping.fields[field])
    return { field, chosen: pick, rule }
  })

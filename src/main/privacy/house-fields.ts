import type { FieldEntry } from '#commons/people'

/** P16: what the machinery of the house itself keeps about people, and rooms that keep a little of it by the way. */
export const houseFields: readonly FieldEntry[] = [
  {
    table: 'platform_looks',
    columns: ['seq', 'at', 'by_kind', 'about', 'what', 'because', 'previous', 'hash'],
    purpose:
      'telling people who of the staff looked at what about them (P15); ids alone, which an erasure leaves empty',
    basis: 'legal duty (6.1 c)',
    retention: 'as long as the place exists: a chain with a missing link proves nothing',
    viewers: 'whom it is about, their guardians; auditors and stewards without whom it is about',
  },
  {
    table: 'platform_looked_at',
    columns: ['seq'],
    purpose: 'finding the looks at a person',
    basis: 'legal duty (6.1 c)',
    retention: 'with the look',
    viewers: 'nobody',
  },
  {
    table: 'platform_outbox',
    columns: ['by', 'about', 'name', 'at'],
    purpose: 'what happened, by whom, with ids and plain facts: what follows from it, and the trail',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as the place exists; ids alone, which an erasure leaves empty',
    viewers: 'nobody; single facts of it in the trail of a room',
  },
  {
    table: 'platform_mailbox',
    columns: ['address', 'subject', 'body', 'kind'],
    purpose: 'messages of a demonstration, in which everybody is invented',
    basis: 'public task or interest (6.1 e, f)',
    retention: '90 days, and at most 200 messages',
    viewers: 'everybody who visits the demonstration',
  },
  {
    table: 'privacy_retention_runs',
    columns: ['rule', 'at', 'gone'],
    purpose: 'showing that what should go went, and who asked for it',
    basis: 'legal duty (6.1 c)',
    retention: 'as long as the place exists: numbers about nobody',
    viewers: 'auditors and stewards',
  },
  {
    table: 'ecosystems_signatures',
    columns: ['signer', 'folded_signer', 'kind', 'signed_on'],
    purpose: 'showing who stands behind the place: organisations and authorities sign in public',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'until the signature is taken back',
    viewers: 'everybody',
  },
  {
    table: 'catalogue_reports',
    columns: ['reason', 'words', 'language', 'dealt_with_by'],
    purpose: 'correcting what a visitor says is wrong; addresses and numbers in it are refused',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'half a year after somebody dealt with it',
    viewers: 'the office of the place',
  },
  {
    table: 'catalogue_opportunities',
    columns: ['contact'],
    purpose: 'asking who offers it before coming',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as the offer is listed',
    viewers: 'everybody: whoever offers publishes it',
  },
  {
    table: 'wants',
    columns: ['interest', 'folded_interest', 'age_band', 'times', 'answer'],
    purpose: 'what people would like to learn, without who they are; addresses and numbers in it are refused',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as it is asked for',
    viewers: 'everybody; how many from ten on (P26)',
  },
]

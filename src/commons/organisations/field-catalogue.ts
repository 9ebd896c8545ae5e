import type { FieldEntry } from '#commons/people'

/** P16 for this room: what it keeps about the people of an organisation, and about agreements on people. */
export const organisationFields: readonly FieldEntry[] = [
  {
    table: 'organisations',
    columns: ['email', 'phone', 'verified_by'],
    purpose: 'reaching who offers something; knowing who made sure of them',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as the organisation is listed',
    viewers: 'everybody: an organisation publishes them; the verifier’s word the office',
  },
  {
    table: 'organisations_applications',
    columns: ['contact_name', 'contact_address', 'voucher_written', 'vouched_by', 'language'],
    purpose: 'answering an organisation that asks to belong, and asking who knows it',
    basis: 'contract (6.1 b)',
    retention: 'half a year after the decision',
    viewers: 'those who decide at the gate, and the office of the place',
  },
  {
    table: 'organisations_documents',
    columns: ['title', 'media_type', 'bytes'],
    purpose: 'showing those who decide what an organisation is',
    basis: 'contract (6.1 b)',
    retention: 'half a year after the decision',
    viewers: 'those who decide at the gate, by a link of minutes',
  },
  {
    table: 'organisations_domains',
    columns: ['proven_by'],
    purpose: 'knowing who proved that an address on the web is the organisation’s',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as the organisation is listed',
    viewers: 'the office of the place',
  },
  {
    table: 'organisations_agreements',
    columns: ['made_by'],
    purpose: 'knowing who wrote an agreement about data',
    basis: 'legal duty (6.1 c)',
    retention: 'as long as the agreement is proof of what was allowed',
    viewers: 'both parties and the office of the place',
  },
  {
    table: 'organisations_signatures',
    columns: ['side', 'signed_by'],
    purpose: 'proving who bound whom to what, and when',
    basis: 'legal duty (6.1 c)',
    retention: 'as long as the agreement is proof of what was allowed',
    viewers: 'both parties and the office of the place',
  },
  {
    table: 'organisations_disclosures',
    columns: ['at', 'by_kind', 'how', 'fields', 'about'],
    purpose: 'telling whose people it is about what went over; ids alone, which an erasure leaves empty',
    basis: 'legal duty (6.1 c)',
    retention: 'as long as the agreement is proof of what was allowed',
    viewers: 'the party that gave the data, and the office of the place',
  },
]

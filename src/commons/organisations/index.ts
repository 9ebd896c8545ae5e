export type { AccessFact, Organisation, OrganisationKind, Venue } from './words.ts'
export { accessFacts, organisationKinds } from './words.ts'

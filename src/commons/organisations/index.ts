export { agreementsToClear, markAgreementCleared } from './agreements/commands/pass-agreements.ts'
export { draftAgreement } from './agreements/commands/draft-agreement.ts'
export { endAgreement, offerAgreement, signAgreement } from './agreements/commands/move-agreement.ts'
export { defineAgreementJobs, startPassingAgreements } from './agreements/jobs/pass-agreements-daily.ts'
export { noteDisclosure, type Disclosure } from './agreements/commands/note-disclosure.ts'
export { agreementFor } from './agreements/queries/agreement-for.ts'
export { partiesWithAgreement } from './agreements/queries/parties-with-agreement.ts'
export {
  agreementFields,
  agreementPurposes,
  type Agreement,
  type AgreementField,
  type AgreementPurpose,
} from './agreements/words.ts'
export { organisationsRetention } from './retention.ts'
export { addOrganisation } from './commands/add-organisation.ts'
export { editOrganisation } from './commands/edit-organisation.ts'
export { ensureHosts } from './commands/ensure-hosts.ts'
export { ensureVenues } from './commands/ensure-venues.ts'
export { importVenueFacts } from './commands/import-venue-facts.ts'
export { placeVenue } from './commands/place-venue.ts'
export { undoPlaceVenue } from './commands/undo-place-venue.ts'
export { verifyOrganisation } from './commands/verify-organisation.ts'
export { applyToJoin } from './commands/apply-to-join.ts'
export { pauseMembership } from './commands/pause-membership.ts'
export { settleJoining } from './commands/settle-joining.ts'
export { vouchFor } from './commands/vouch-for.ts'
export { applicationById, applicationsToVouchFor, membershipIn, membershipOf } from './queries/joining.ts'
export { organisationById } from './queries/organisation-by-id.ts'
export { organisationBySlug } from './queries/organisation-by-slug.ts'
export { organisationIdsNamed, organisationNamed } from './queries/organisation-named.ts'
export { organisationsById } from './queries/organisations-by-id.ts'
export { organisationsForSnapshot } from './queries/organisations-for-snapshot.ts'
export { organisationsOfEcosystem, verifiedOrganisations } from './queries/organisations-of-ecosystem.ts'
export { schoolsOfEcosystem } from './queries/schools.ts'
export { venuesById, venuesIn } from './queries/venues-by-id.ts'
export { venuesLike } from './queries/venues-like.ts'
export { venuesNamed, venuesOfNames } from './queries/venues-named.ts'
export { venuesWithoutPoint } from './queries/venues-without-point.ts'
export { accessFacts, organisationForm, organisationKinds, organisationRefusals, venueFacts } from './words.ts'
export type {
  AccessFact,
  Organisation,
  OrganisationForm,
  OrganisationKind,
  OrganisationRefusal,
  Venue,
  VenueAsWritten,
  VenueFacts,
} from './words.ts'
export { applicationForm, type Application, type Membership } from './words-of-joining.ts'
export { organisationFields } from './field-catalogue.ts'
export { organisationTables, personAtOrganisations } from './queries/person-at-organisations.ts'
export { agreementsSeen } from './agreements/queries/agreements-seen.ts'

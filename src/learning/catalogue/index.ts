export { confirmStillTrue } from './commands/confirm-still-true.ts'
export { mergeOpportunities, type MergeAsk } from './commands/merge-opportunities.ts'
export { saveFromSource, type DraftsInBatches } from './commands/save-from-source.ts'
export { undoMerge } from './commands/undo-merge.ts'
export { withdrawOpportunity } from './commands/withdraw-opportunity.ts'
export { writeOpportunity, type WriteAsk } from './commands/write-opportunity.ts'
export { forgetAdult } from './standing/commands/forget-adult.ts'
export { nameAdult } from './standing/commands/name-adult.ts'
export { sayHowShown } from './standing/commands/say-how-shown.ts'
export { countOpenReportsHere } from './office/queries/reports.ts'
export { standingOfHouse } from './standing/queries/standing-of-house.ts'
export { housesOf } from './standing/policy.ts'
export { standingInFull } from './standing/queries/where-one-stands.ts'
export { adultsAt, type AdultsHere } from './standing/queries/adults-at.ts'
export type { AdultAt } from './standing/words.ts'
export { allForExport, type ExportedOpportunity } from './queries/all-for-export.ts'
export { catalogueFigures, type CatalogueFigures } from './queries/catalogue-figures.ts'
export { changesSince, type Change, type ChangeMark } from './queries/changes-since.ts'
export { findAtOnce, findOpportunities, type FoundAnswer } from './queries/find-opportunities.ts'
export { askHouses, hostsOf } from './hosting/commands/ask-houses.ts'
export { confirmHouse } from './hosting/commands/confirm-house.ts'
export { keepDraft } from './hosting/commands/keep-draft.ts'
export { letHouseRest } from './hosting/commands/let-house-rest.ts'
export { settlePublishing } from './hosting/commands/settle-publishing.ts'
export { writeOwnOffer } from './hosting/commands/write-own-offer.ts'
export { defineHostingJobs, startAskingHouses } from './hosting/jobs/ask-houses-daily.ts'
export { linkOfRound } from './hosting/present/link-of-round.ts'
export { proposedOffer } from './hosting/queries/proposed-offer.ts'
export { publicOfHouse } from './hosting/queries/round-seen.ts'
export { heldBackOf } from './queries/held-back-of.ts'
export { layDownOverride, overrideField } from './overriding/override-field.ts'
export { tellValue } from './overriding/tell-value.ts'
export { listingsForPage, type ListingsForPage } from './queries/listings-for-page.ts'
export { liveListingsOfSource } from './queries/live-listings-of-source.ts'
export { offersById, opportunityById, type OpportunityFound } from './queries/opportunity-by-id.ts'
export { catalogueVersion, findCalendar, findMap, loosening } from './queries/other-answers.ts'
export { addressOf, everything, questionSchema, type Question } from './rules/question.ts'
export { textOfOpportunity, weightOfName } from './rules/text-of-opportunity.ts'
export { clearShelf, hearOfChanges, outdatePages } from './snapshot/shelf.ts'
export { catalogueSettings as cataloguePageSettings } from './words-for-pages.ts'
export { catalogueRefusals, catalogueSettings, kinds, provisions, themes } from './words.ts'
export type {
  Audience,
  CatalogueRefusal,
  Funder,
  HeldBack,
  Kind,
  Opportunity,
  OpportunityDraft,
  Overridable,
  Price,
  Provision,
  SavedFromSource,
  ScoreParts,
  Session,
  SessionDraft,
  SessionState,
  Theme,
  VenueDraft,
  When,
} from './words.ts'
export { reportsRetention } from './retention.ts'
export { standingFields } from './standing/field-catalogue.ts'

export { saveFromSource } from './commands/save-from-source.ts'
export { catalogueFigures, type CatalogueFigures } from './queries/catalogue-figures.ts'
export { liveListingsOfSource } from './queries/live-listings-of-source.ts'
export { catalogueRefusals, kinds, provisions, themes } from './words.ts'
export type {
  Audience,
  CatalogueRefusal,
  Funder,
  Kind,
  Opportunity,
  OpportunityDraft,
  Price,
  Provision,
  SavedFromSource,
  Session,
  SessionDraft,
  SessionState,
  Theme,
  VenueDraft,
  When,
} from './words.ts'

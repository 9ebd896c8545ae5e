export { createEcosystem } from './commands/create-ecosystem.ts'
export { editEcosystem } from './commands/edit-ecosystem.ts'
export { giveAreasOtherNames } from './commands/give-areas-other-names.ts'
export { groupInNetwork } from './commands/group-in-network.ts'
export { importAreas } from './commands/import-areas.ts'
export { importIndicators } from './commands/import-indicators.ts'
export { importPointMeasure } from './commands/import-point-measure.ts'
export { signManifesto } from './commands/sign-manifesto.ts'
export { areaBookOf } from './queries/area-book.ts'
export { areasOfEcosystem } from './queries/areas-of-ecosystem.ts'
export { openDirectory, type Directory } from './queries/directory.ts'
export { centresOfAreas } from './queries/centres-of-areas.ts'
export { ecosystemHere } from './queries/ecosystem-here.ts'
export { indicatorsOfEcosystem } from './queries/indicators-of-ecosystem.ts'
export { networks } from './queries/networks.ts'
export { signaturesOfEcosystem } from './queries/signatures-of-ecosystem.ts'
export { settingsOf } from './queries/settings-of.ts'
export {
  areaRecipe,
  ecosystemDraft,
  ecosystemRefusals,
  reservedSlugs,
  signerKinds,
  slugShape,
  type Area,
  type AreaBook,
  type AreaFeature,
  type AreaOutline,
  type AreaRecipe,
  type Ecosystem,
  type EcosystemDraft,
  type EcosystemRefusal,
  type Indicator,
  type MultiPolygon,
  type Network,
  type OtherName,
  type MeasureColumns,
  type PointColumns,
  type Signature,
  type Table,
} from './words.ts'

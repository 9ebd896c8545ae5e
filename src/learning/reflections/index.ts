export { forgetReflections } from './commands/forget-reflections.ts'
export { issueCertificate, voidCertificate } from './commands/issue-certificate.ts'
export { rateAsHost } from './commands/rate-day.ts'
export { scanFile } from './commands/scan-file.ts'
export { tellReflection } from './commands/tell-reflection.ts'
export { reflectionsFields } from './field-catalogue.ts'
export { reflectionTold } from './queries/reflection-told.ts'
export {
  reflectionFiles,
  reflectionFilesForGuardian,
  reflectionsForGuardian,
  reflectionsInFull,
  type FileToTake,
} from './queries/reflections-in-full.ts'
export { reflectionsRetention } from './retention.ts'
export { reflectionsRefusals } from './words.ts'

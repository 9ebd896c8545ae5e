export { openSignUp } from './commands/open-sign-up.ts'
export { takePart } from './commands/take-part.ts'
export { participationFields } from './field-catalogue.ts'
export { participationRefusals } from './words.ts'

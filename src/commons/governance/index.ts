export { openCase } from './commands/open-case.ts'
export { withdrawCase } from './commands/withdraw-case.ts'
export type { About, Case } from './words.ts'

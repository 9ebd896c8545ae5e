export { leastReached, observedLately } from './queries/observed-lately.ts'
export type { Observed } from './words.ts'

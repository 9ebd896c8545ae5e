export { confirmWay, letWayGo } from './commands/confirm-way.ts'
export { keepWay } from './commands/keep-way.ts'
export { waysOf } from './queries/ways-of.ts'
export { codeShape, mobileNumber, wayKinds, type Way, type WayKind } from './words.ts'

/** What the cards' room tells: the slice's door passes it on. */
export { enrolWithCard, replaceCard, type ChildAtDesk } from './commands/issue-card.ts'
export { openByCard, unlockCard, type CardShown } from './commands/open-by-card.ts'
export { desksOf, personOfUserName } from './queries/known-at-desks.ts'
export { deskRoles } from './policy.ts'
export { printCards } from './paper/print-cards.ts'
export { isPicture, pictureNames, pictures, type Picture } from './pictures.ts'
export { cardRefusals, cardsOnSheet, picturesInCode, type FreshCard } from './words.ts'

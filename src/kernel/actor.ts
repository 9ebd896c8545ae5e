import type { Id } from './id.ts'

/**
 * Who did it, as the trail keeps it. A visitor has no name; an operator came by a link from the command line;
 * the system acts for a job or a reaction.
 */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'operator'; readonly session: Id }
  | { readonly kind: 'system'; readonly because: string }

/**
 * P16: what is kept about people and why, field by field. Every column of a table about people that is neither an id, a
 * moment nor a hash stands in one of these, or the build fails; the register of processing is written from it.
 */
export interface FieldEntry {
  readonly table: string
  readonly columns: readonly string[]
  readonly purpose: string
  /** Articles of the GDPR; another law's operator reads its own beside it. */
  readonly basis:
    | 'contract (6.1 b)'
    | 'consent (6.1 a)'
    | 'explicit consent (9.2 a)'
    | 'legal duty (6.1 c)'
    | 'public task or interest (6.1 e, f)'
  readonly retention: string
  /** Who may see it besides the person. */
  readonly viewers: string
}

const untilErased = 'until the person is erased'

export const peopleFields: readonly FieldEntry[] = [
  {
    table: 'people_accounts',
    columns: ['language', 'kind'],
    purpose: 'messages in the language of whom they are for',
    basis: 'contract (6.1 b)',
    retention: 'until the account is erased',
    viewers: 'nobody',
  },
  {
    table: 'people_accounts',
    columns: ['seen_on'],
    purpose: 'forgetting minors of whom nobody has heard for two years (P17)',
    basis: 'legal duty (6.1 c)',
    retention: 'until the account is erased',
    viewers: 'nobody',
  },
  {
    table: 'people_addresses',
    columns: ['address'],
    purpose: 'signing in, and messages one asked for',
    basis: 'contract (6.1 b)',
    retention: 'until the account is erased',
    viewers: 'nobody; the office that invited knows what it wrote',
  },
  {
    table: 'people_sessions',
    columns: ['browser'],
    purpose: 'recognising where one is signed in',
    basis: 'contract (6.1 b)',
    retention: 'until the session ends, at most thirty days',
    viewers: 'nobody',
  },
  {
    table: 'people_sign_in_links',
    columns: ['address', 'language', 'next'],
    purpose: 'sending a link that signs in, and limiting how many',
    basis: 'contract (6.1 b)',
    retention: 'a day after the link has run out',
    viewers: 'nobody',
  },
  {
    table: 'people_tickets',
    columns: ['kind', 'held'],
    purpose: 'going on, in this browser alone, with what was begun on another page',
    basis: 'contract (6.1 b)',
    retention: 'until it is used, at most ten minutes; sealed',
    viewers: 'nobody',
  },
  {
    table: 'people_passkeys',
    columns: ['public_key', 'counter', 'transports', 'name'],
    purpose: 'signing in with a key that stays in its owner’s device',
    basis: 'contract (6.1 b)',
    retention: 'until its owner removes it or the account is erased',
    viewers: 'nobody',
  },
  {
    table: 'people_second_factors',
    columns: ['secret', 'last_step', 'wrong_tries', 'locked_until'],
    purpose: 'two factors for who works with people here (P15)',
    basis: 'legal duty (6.1 c)',
    retention: 'until its owner removes it, a steward resets it or the account is erased; sealed',
    viewers: 'nobody; a steward sees that there is one',
  },
  {
    table: 'people_openid_providers',
    columns: ['name', 'issuer', 'client_secret', 'domains'],
    purpose: 'an organisation’s people come in by its own sign-in',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'until the office removes it',
    viewers: 'the office of the place; the secret nobody, it is sealed',
  },
  {
    table: 'people_openid_subjects',
    columns: ['subject'],
    purpose: 'knowing who comes back by an organisation’s sign-in',
    basis: 'contract (6.1 b)',
    retention: 'until the organisation’s sign-in is removed or the account is erased',
    viewers: 'nobody',
  },
  {
    table: 'people_invitations',
    columns: ['address'],
    purpose: 'asking somebody to come in as this person',
    basis: 'contract (6.1 b)',
    retention: 'emptied when the invitation is used, gone when it is replaced or the person is erased',
    viewers: 'nobody',
  },
  {
    table: 'people_words_of_names',
    columns: ['word'],
    purpose: 'finding somebody by the name that is shown anyway',
    basis: 'contract (6.1 b)',
    retention: untilErased,
    viewers: 'the office',
  },
  {
    table: 'people_persons',
    columns: ['sorted_name'],
    purpose: 'lists in the order of names',
    basis: 'contract (6.1 b)',
    retention: untilErased,
    viewers: 'nobody',
  },
  {
    table: 'people_persons',
    columns: ['display_name'],
    purpose: 'being addressed; a nickname or generated name for minors (P2)',
    basis: 'contract (6.1 b)',
    retention: untilErased,
    viewers: 'the office of the place, and whoever shares an activity',
  },
  {
    table: 'people_persons',
    columns: ['legal_name'],
    purpose: 'an organisation that must know whom it works with',
    basis: 'legal duty (6.1 c)',
    retention: untilErased,
    viewers: 'the organisation that needs it',
  },
  {
    table: 'people_persons',
    columns: ['birth_year', 'birth_month'],
    purpose: 'the age band, by which every protection of minors is chosen (P1)',
    basis: 'legal duty (6.1 c)',
    retention: untilErased,
    viewers: 'nobody; others see the band',
  },
  {
    table: 'people_persons',
    columns: ['language', 'protected'],
    purpose: 'speaking to the person in their language; hiding where a protected person is',
    basis: 'public task or interest (6.1 e, f)',
    retention: untilErased,
    viewers: 'the office of the place; of the protection two named staff alone',
  },
  {
    table: 'people_roles',
    columns: ['role', 'from_on', 'until_on', 'ended_at', 'delegated_by'],
    purpose: 'knowing who may do what, and who might when something happened',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'its days stay beside an empty person, for what others did',
    viewers: 'the office of the place and the coordinator of the organisation',
  },
  {
    table: 'people_user_names',
    columns: ['user_name'],
    purpose: 'a child comes in without a mail address or a real name',
    basis: 'contract (6.1 b)',
    retention: untilErased,
    viewers: 'the desk that gave it out, guardians',
  },
  {
    table: 'people_cards',
    columns: ['picture_salt', 'issued_by', 'wrong_tries', 'locked_until'],
    purpose: 'opening with a card, and stopping who guesses',
    basis: 'contract (6.1 b)',
    retention: 'until the card is replaced or the person erased',
    viewers: 'the desk that gave it out',
  },
  {
    table: 'people_clearances',
    columns: ['kind', 'number', 'authority', 'jurisdiction', 'issued_on', 'expires_on', 'verified_by', 'verified_on'],
    purpose: 'only adults whose clearance runs meet minors (P15); never what the certificate says',
    basis: 'legal duty (6.1 c)',
    retention: 'as long as the law of the place asks after the role has ended, then erased with the person',
    viewers: 'the office of the place and the coordinator of the organisation',
  },
  {
    table: 'people_role_reminders',
    columns: ['days_before'],
    purpose: 'telling once that a role ends, and not each day',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'with the role',
    viewers: 'nobody',
  },
  {
    table: 'people_contact_proposals',
    columns: ['role', 'state', 'proposed_by'],
    purpose: 'asking the place whether an adult may be with children, where it wants to agree first (P15)',
    basis: 'legal duty (6.1 c)',
    retention: 'with the clearances',
    viewers: 'those who decide at the gate, the office of the place and the coordinator of the organisation',
  },
  {
    table: 'people_contact_gates',
    columns: ['is_asked'],
    purpose: 'whether the place wants to agree before an adult is with children; about nobody in particular',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as the place stands',
    viewers: 'everybody',
  },
  {
    table: 'people_clearance_reminders',
    columns: ['days_before'],
    purpose: 'reminding once and not each day',
    basis: 'legal duty (6.1 c)',
    retention: 'with the clearance',
    viewers: 'nobody',
  },
  {
    table: 'people_ways',
    columns: ['kind', 'address', 'kept_by', 'confirmed_how', 'code_tries'],
    purpose: 'telling somebody what they must know, by the way they chose',
    basis: 'contract (6.1 b)',
    retention: 'until the person lets it go or is erased',
    viewers: 'nobody; a desk knows what it wrote down',
  },
]

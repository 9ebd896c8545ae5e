interface Place {
  readonly slug: string
  readonly host: string | null
}

/**
 * The place somebody is on the way to: by the address they asked for, or the host that sent them; where an installation
 * has one place, that one. Undefined: not known yet.
 * @param next of `safeNext`
 */
export function placeOfNext<Known extends Place>(next: string, places: readonly Known[]): Known | undefined {
  const { pathname, searchParams } = new URL(next, 'https://here.invalid')
  const host = pathname === '/sign-in/over' ? searchParams.get('to') : null
  const found = places.find((place) => (host === null ? pathname.split('/')[1] === place.slug : place.host === host))
  return found ?? (places.length === 1 ? places[0] : undefined)
}

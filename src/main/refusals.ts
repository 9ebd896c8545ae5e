/**
 * The one table of what the law's "no" looks like over HTTP: 401 who are you · 403 you may not · 404 not here for
 * you · 409 the state forbids · 422 the law forbids · 429 too much. Each name is also the key of its sentence.
 */
const statuses: Readonly<Record<string, 401 | 403 | 404 | 409 | 422 | 429>> = {
  'main.not-here': 404,
  'main.sign-in-first': 401,
  'main.not-yours': 403,
  'main.too-many': 429,
  'main.link-spent': 409,
  'ecosystems.slug-taken': 409,
  'ecosystems.slug-reserved': 422,
  'ecosystems.slug-malformed': 422,
  'ecosystems.host-taken': 409,
  'ecosystems.accent-too-pale': 422,
  'ecosystems.unknown-time-zone': 422,
  'ecosystems.ages-reversed': 422,
  'ecosystems.no-areas-read': 422,
  'ecosystems.unknown-area': 422,
  'ecosystems.already-signed': 409,
  'ecosystems.signer-has-no-name': 422,
  'ecosystems.not-here': 404,
  'ecosystems.office-only': 403,
  'organisations.not-here': 404,
  'organisations.venue-not-here': 404,
  'organisations.name-taken': 409,
  'organisations.not-placed-by-hand': 409,
  'organisations.point-not-on-earth': 422,
  'organisations.point-far-away': 422,
  'organisations.office-only': 403,
  'wants.holds-an-address': 422,
  'wants.holds-a-phone-number': 422,
  'wants.holds-a-link': 422,
  'wants.says-too-little': 422,
  'wants.enough-for-today': 429,
  'wants.already-asked': 409,
  'wants.not-here': 404,
  'wants.needs-a-reason': 422,
  'wants.office-only': 403,
  'observatory.not-here': 404,
  'catalogue.not-here': 404,
  'catalogue.office-only': 403,
  'catalogue.unknown-place': 422,
  'catalogue.unknown-cursor': 422,
  'catalogue.merged-with-itself': 422,
  'catalogue.already-merged': 409,
  'catalogue.not-merged': 409,
  'catalogue.owned-by-a-source': 409,
  'catalogue.withdrawn': 409,
  'feeds.office-only': 403,
  'feeds.not-here': 404,
  'feeds.nothing-to-read': 422,
  'feeds.address-needed': 422,
  'feeds.not-waiting-for-yes': 409,
  'feeds.already-running': 409,
  'feeds.not-running': 409,
  'feeds.still-importing': 409,
  'feeds.pair-decided': 409,
  'feeds.disk-full': 409,
  'feeds.address-silent': 422,
  'programme.not-here': 404,
}

export const knownRefusals = Object.keys(statuses)

/** A refusal without a row is a fault of ours: the house test finds it before a person does. */
export function statusOfRefusal(refusal: string): number {
  const status = statuses[refusal]
  if (status === undefined) throw new Error(`the refusal ${refusal} has no row in main/refusals.ts`)
  return status
}

import type { Config } from '#platform/config.ts'
import { askInForm } from '#platform/fetching/ask-in-form.ts'
import { isConfirmed } from './rules/address-told.ts'
import type { Provider, Told } from './words.ts'

/** Where every provider sends people back to. */
export const backAt = ({ origin }: Pick<Config, 'origin'>): string => `${origin}/sign-in/openid/back`

/** An installation on one's own machine may speak to a provider there, without a certificate. */
const isHomely = ({ origin }: Pick<Config, 'origin'>): boolean =>
  ['localhost', '127.0.0.1'].includes(new URL(origin).hostname)

/** May this address be asked at all? Only by a line that nobody in between reads. */
export const mayAskIssuer = (issuer: string, config: Pick<Config, 'origin'>): boolean =>
  issuer.startsWith('https:') || isHomely(config)

type Speaking = Pick<Provider, 'issuer' | 'clientId'> & { readonly secret: string }

async function configurationOf({ issuer, clientId, secret }: Speaking, config: Pick<Config, 'origin'>) {
  // Loaded with the first one who comes that way: most installations have no provider.
  const openid = await import('openid-client')
  const configuration = await openid.discovery(new URL(issuer), clientId, secret, undefined, {
    [openid.customFetch]: isHomely(config) ? askInForm(() => true) : askInForm(),
    // oxlint-disable-next-line typescript/no-deprecated -- its way to allow http, only on one's own machine
    execute: isHomely(config) ? [openid.allowInsecureRequests] : [],
  })
  return { openid, configuration }
}

export interface Leaving {
  readonly href: string
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

/**
 * Where to send the browser, with the three secrets of this one journey: of the code (PKCE), of the way (state), of the
 * answer (nonce).
 * @throws when the provider does not answer as one
 */
export async function leaveFor(provider: Speaking, config: Pick<Config, 'origin'>): Promise<Leaving> {
  const { openid, configuration } = await configurationOf(provider, config)
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const href = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: backAt(config),
    scope: 'openid email',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  }).href
  return { href, verifier, state, nonce }
}

/**
 * What the provider tells of who came back: the code is spent with our secret and the journey's own, the signature, issuer,
 * audience, nonce and times of its answer are checked by the library.
 * @param query of the address that was come back to
 * @throws when anything of it does not hold, or the provider does not answer
 */
export async function hearFrom(
  provider: Speaking,
  { verifier, state, nonce }: Omit<Leaving, 'href'>,
  query: string,
  config: Pick<Config, 'origin'>,
): Promise<Told> {
  const { openid, configuration } = await configurationOf(provider, config)
  const tokens = await openid.authorizationCodeGrant(configuration, new URL(`${backAt(config)}?${query}`), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const told =
    claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
      ? await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : claims
  return {
    subject: claims.sub,
    email: typeof told['email'] === 'string' ? told['email'] : undefined,
    emailVerified: isConfirmed(told),
    methods: Array.isArray(claims['amr']) ? claims['amr'].map(String) : [],
  }
}

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider as OpenidProvider } from 'oidc-provider'

/** Somebody the library of these tests knows. */
export interface KnownThere {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly amr?: string[]
}

export interface LibraryThatSignsIn {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Whoever comes next is this one. */
  beNext(who: KnownThere): void
  /** Walks the way as a browser does, with its cookies. @returns the address it is sent back to */
  walk(href: string): Promise<string>
  close(): Promise<void>
}

/** A real provider of OpenID Connect, run here: an organisation's own sign-in as tests need one. */
export async function libraryThatSignsIn(backAt: string): Promise<LibraryThatSignsIn> {
  let next: KnownThere = { sub: 'nobody' }
  const known = new Map<string, KnownThere>()
  let provider: OpenidProvider | null = null
  const server: Server = createServer((request, reply) => {
    void (async () => {
      if (!request.url?.startsWith('/interaction/')) return provider!.callback()(request, reply)
      known.set(next.sub, next)
      const login = { accountId: next.sub, amr: next.amr ?? [] }
      await provider!.interactionFinished(request, reply, { login }, { mergeWithLastSubmission: false })
    })()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { client_id: 'hedgerow', client_secret: 'a secret of the library, thirty-two letters' }
  provider = new OpenidProvider(issuer, {
    clients: [{ ...client, redirect_uris: [backAt], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    cookies: { keys: ['a key of the library'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...known.get(sub), sub }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  return {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    beNext: (who) => {
      next = who
    },
    walk: async (href) => {
      const jar = new Map<string, string>()
      let address = href
      for (let step = 0; step < 10 && !address.startsWith(backAt); step += 1) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
        for (const line of answer.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
          jar.set(name!, value!)
        }
        const to = answer.headers.get('location')
        if (to === null) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`)
        address = new URL(to, address).href
      }
      return address
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

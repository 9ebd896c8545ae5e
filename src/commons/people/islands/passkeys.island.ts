import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

/** The pages sign in by a link in a message without this. With it, and a browser that has passkeys: by a finger or a face. */
if (browserSupportsWebAuthn()) for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) offer(part)

function offer(part: HTMLElement): void {
  const button = part.querySelector('button')!
  const told = part.querySelector<HTMLElement>('[role=status]')!
  part.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    told.textContent = part.dataset['working'] ?? ''
    act(part).then(
      (href) => location.assign(href),
      (error: unknown) => {
        button.disabled = false
        told.textContent = error instanceof Refused ? error.message : (part.dataset['failed'] ?? '')
      },
    )
  })
}

async function act({ dataset }: HTMLElement): Promise<string> {
  const isNew = dataset['passkey'] === 'add'
  const at = isNew ? '/me/passkeys' : '/sign-in/passkey'
  const optionsJSON = await ask(`${at}/options`, {})
  const response = isNew
    ? await startRegistration({ optionsJSON: optionsJSON as PublicKeyCredentialCreationOptionsJSON })
    : await startAuthentication({ optionsJSON: optionsJSON as PublicKeyCredentialRequestOptionsJSON })
  const { href } = (await ask(at, { response, next: dataset['next'] })) as { href: string }
  return href
}

/** The house said no, in its own words. */
class Refused extends Error {}

async function ask(address: string, body: unknown): Promise<unknown> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const said: unknown = await answer.json()
  if (!answer.ok) throw new Refused((said as { title?: string }).title ?? '')
  return said
}

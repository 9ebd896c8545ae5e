import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunEcosystem } from '../policy.ts'
import { saveSignature } from '../store/ecosystems.ts'
import type { EcosystemRefusal, Signature, SignerKind } from '../words.ts'

export interface Signing {
  readonly signer: string
  readonly kind: SignerKind
  readonly signedOn: Day
  readonly demonstration?: boolean
}

/** An organisation or authority stands behind the manifesto, once, with its name and the date for all to see. */
export const signManifesto = (signing: Signing, by: Actor, city: City): Promise<Result<Signature, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const foldedSigner = foldName(signing.signer)
    if (foldedSigner === '') return refuse('ecosystems.signer-has-no-name')
    const { kind, signedOn, demonstration = false } = signing
    const signature: Signature = { id: city.newId(), signer: signing.signer.trim(), kind, signedOn, demonstration }
    if (!(await saveSignature(tx, signature, foldedSigner))) {
      return refuse('ecosystems.already-signed', { signer: signature.signer })
    }
    await record(tx, [happened('ecosystems.manifesto-signed', by, { signatureId: signature.id, kind })], city.now())
    return accept(signature)
  })

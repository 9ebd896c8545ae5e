import type { City } from '#platform/database/city.ts'
import { loadSignatures } from '../store/ecosystems.ts'
import type { Signature } from '../words.ts'

/** Who signed the manifesto, oldest first. */
export const signaturesOfEcosystem = (city: City): Promise<Signature[]> => city.reading(loadSignatures)

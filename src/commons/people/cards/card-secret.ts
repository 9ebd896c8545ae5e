import { createHash, randomBytes, randomInt, scrypt } from 'node:crypto'
import { pictureNames } from './pictures.ts'
import { picturesInCode, type PictureCode } from './words.ts'

export const freshSecret = (): string => randomBytes(18).toString('base64url')

/** Four different ones: easier to remember than a repeated one, and still 43,680 orders. */
export function freshPictures(): PictureCode {
  const left = [...pictureNames]
  return Array.from({ length: picturesInCode }, () => left.splice(randomInt(left.length), 1)[0]!)
}

/** The secret is as long as chance can be, so one round of a hash is enough. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** The pictures are few, so guessing each costs: tens of milliseconds of one core. */
export const hashOfPictures = (code: readonly string[], salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(code.join(' '), salt, 32, { N: 16_384 }, (fault, key) => (fault ? reject(fault) : resolve(key)))
  })

import { z } from 'zod'
import { isPicture, type Picture } from '../pictures.ts'
import { picturesInCode } from '../words.ts'

/** One address of the network may be wrong this often an hour: a class of small children is, a guesser is more often. */
export const wrongTries = { most: 60, per: 3_600_000 } as const

/** Each picture is a request: a class that comes in at once behind one address sends some hundred a minute. */
export const tapLimit = { max: 600, timeWindow: '1 minute' } as const

/** What is known so far: by whose card, and the pictures chosen before and now. */
export const cardForm = z
  .object({
    secret: z.string().min(10).max(100).optional(),
    name: z.string().max(200).optional(),
    picked: z.string().max(100).default(''),
    picture: z.string().max(30).optional(),
    undo: z.literal('yes').optional(),
  })
  .transform(({ secret, name, picked, picture, undo }) => {
    const before = picked.split(' ').filter(isPicture)
    const pictures: readonly Picture[] =
      undo === 'yes' ? before.slice(0, -1) : picture !== undefined && isPicture(picture) ? [...before, picture] : before
    const typed = name?.trim() ?? ''
    return {
      shown: secret !== undefined ? { secret } : typed === '' ? null : { userName: typed },
      pictures: pictures.slice(0, picturesInCode),
    }
  })

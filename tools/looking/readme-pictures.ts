/** One of the few pictures README shows: what a visitor sees before scrolling. */
export interface ReadmePicture {
  readonly file: string
  readonly path: string
  readonly width: number
  readonly height: number
  readonly language: string
  /** The link to follow from there, for a thing whose address is made anew with every demonstration. */
  readonly follow?: string
}

const onPhone = (file: string, path: string, rest: Partial<ReadmePicture> = {}): ReadmePicture => ({
  file,
  path,
  width: 360,
  height: 720,
  language: 'en',
  ...rest,
})

const onDesk = (file: string, path: string): ReadmePicture => onPhone(file, path, { width: 1280, height: 860 })

const robotics = '/chicago/opportunities?q=robotics&age=9&free=true'

export const readmePictures: readonly ReadmePicture[] = [
  onPhone('want.png', '/chicago/wants'),
  onPhone('offer.png', robotics),
  onPhone('thing.png', robotics, { follow: '.listing-title a' }),
  onPhone('arabic.png', '/madrid/opportunities?weekday=6&free=true', { language: 'ar' }),
  onDesk('city.png', '/chicago/'),
  onDesk('observatory.png', '/chicago/observatory'),
]

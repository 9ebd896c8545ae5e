/**
 * Sixteen things a child can name and tell apart by shape alone, drawn by ourselves on a square of 24 as one path each.
 * The page and the printer draw the same ones. A new drawing goes to the end; none is ever renamed.
 */
export const pictures = {
  sun: 'M12 7a5 5 0 1 0 .01 0zM11 1h2v4h-2zM11 19h2v4h-2zM1 11h4v2h-4zM19 11h4v2h-4zM4 5.4L5.4 4l2.8 2.8-1.4 1.4zM15.8 17.2l1.4-1.4L20 18.6 18.6 20zM4 18.6l2.8-2.8 1.4 1.4L5.4 20zM15.8 6.8L18.6 4 20 5.4l-2.8 2.8z',
  moon: 'M15 2a10 10 0 1 0 7 14A9 9 0 0 1 15 2z',
  star: 'M12 1l3.2 7.4 8 .7-6 5.3 1.8 7.8L12 18l-7 4.2 1.8-7.8-6-5.3 8-.7z',
  house: 'M12 2L1 11h3v11h6v-7h4v7h6V11h3z',
  tree: 'M12 1a7 7 0 0 0-6 10.5a5 5 0 0 0 4.5 6V23h3v-5.5a5 5 0 0 0 4.5-6A7 7 0 0 0 12 1z',
  fish: 'M1 12c4-7 12-7 16-1l6-5v12l-6-5c-4 6-12 6-16-1zM6 10.5a1 1 0 1 0 .01 0z',
  boat: 'M11 2v12H3zM13 5l7 9h-7zM1 16h22l-4 6H5z',
  key: 'M7 6a6 6 0 1 0 5.7 8H16v4h4v-4h3v-4H12.7A6 6 0 0 0 7 6zM7 10a2 2 0 1 1 0 4a2 2 0 1 1 0-4z',
  apple:
    'M12 7c-2-2-9-2-9 5 0 5 3 10 6 10 1.5 0 2-1 3-1s1.5 1 3 1c3 0 6-5 6-10 0-7-7-7-9-5zM12 6c0-3 2-5 5-5 0 3-2 5-5 5z',
  flower:
    'M12 8a4 4 0 1 1 4-4 4 4 0 1 1 2 7 4 4 0 1 1-4 6 4 4 0 1 1-6-2 4 4 0 1 1 0-7 4 4 0 1 1 4 0zM12 9.5a2.5 2.5 0 1 0 .01 0z',
  cloud: 'M7 20a6 6 0 0 1-1-11.9A7 7 0 0 1 19 9a5.5 5.5 0 0 1-1 11z',
  drop: 'M12 1c4 6 7 9 7 13.5a7 7 0 0 1-14 0C5 10 8 7 12 1z',
  bell: 'M12 1a2 2 0 0 1 2 2.3c3 .8 5 3.5 5 6.7v6l3 3H2l3-3v-6c0-3.2 2-5.9 5-6.7A2 2 0 0 1 12 1zM9 20h6a3 3 0 0 1-6 0z',
  mushroom: 'M12 2C6 2 1 6 1 12h22c0-6-5-10-11-10zM8 14h8l1 8H7z',
  umbrella:
    'M11 1h2v2c6 .5 10 5 10 10-2-2-4-2-5.5 0-1.5-2-3-2-4.5-.5V20a3.5 3.5 0 0 1-7 0h2a1.5 1.5 0 0 0 3 0v-7.5c-1.5-1.5-3-1.5-4.5.5C5 11 3 11 1 13 1 8 5 3.5 11 3z',
  ladder: 'M5 1h3v4h8V1h3v22h-3v-3H8v3H5zM8 8v3h8V8zM8 14v3h8v-3z',
} as const satisfies Record<string, string>

export type Picture = keyof typeof pictures

export const pictureNames = Object.keys(pictures) as readonly Picture[]

export const isPicture = (name: string): name is Picture => Object.hasOwn(pictures, name)

import type { Access } from '#platform/http/app.ts'

/** The doors of one room: the address, and who may ask there. */
export type Doors = Readonly<Record<string, Access>>

import { foldName } from '#laws/text/fold-name.ts'

/** An address made of a place's name: `Castellbell i el Vilar` → `castellbell-i-el-vilar`; letters that are not Latin are left out. */
export const slugProposal = (name: string): string =>
  foldName(name)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '')

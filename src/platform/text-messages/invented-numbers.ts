/**
 * Numbers that are kept for stories and can be nobody's: +1 … 555 01xx (NANPA), +44 7700 900xxx (Ofcom),
 * +33 6 39 98 xx xx (ARCEP), and +999, which the ITU has given to no country.
 */
const invented = [/^\+1\d{3}55501\d\d$/, /^\+447700900\d{3}$/, /^\+3363998\d{4}$/, /^\+999/]

export const isInventedNumber = (number: string): boolean => invented.some((shape) => shape.test(number))

import type { BirthMonth } from '#commons/people'
import type { BirthOrder } from '../words.ts'

const digits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))

const three = /^(\d{1,4})[./\-\s]+(\d{1,2})[./\-\s]+(\d{1,4})$/
const yearMonth = /^(\d{4})[./\-\s]+(\d{1,2})$/
const monthYear = /^(\d{1,2})[./\-\s]+(\d{4})$/

/**
 * Year and month of a written birth; the day goes here and is kept nowhere (P1). Any digits people write; `2017-04-15`,
 * `15.04.2017`, `04/15/2017`, `2017-04`, `04.2017`, `20170415`. Null: no birth that can be.
 */
export function readBirth(written: string, order: BirthOrder): BirthMonth | null {
  const text = digits(written.trim()).replace(/T.*$/, '')
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (plain) return possible(plain[1]!, plain[2]!, plain[3]!)
  const two = yearMonth.exec(text)
  if (two) return possible(two[1]!, two[2]!)
  const turned = monthYear.exec(text)
  if (turned) return possible(turned[2]!, turned[1]!)
  const parts = three.exec(text)
  if (!parts) return null
  const [, one, middle, last] = parts as unknown as [string, string, string, string]
  if (one.length === 4) return possible(one, middle, last)
  if (last.length !== 4) return null
  // A number above twelve is no month, whatever the file's other rows are like.
  const dayComesFirst = Number(one) > 12 || (Number(middle) <= 12 && order !== 'month-first')
  return dayComesFirst ? possible(last, middle, one) : possible(last, one, middle)
}

/** Year and month from two columns of their own. */
export const readYearAndMonth = (year: string, month: string): BirthMonth | null =>
  /^\d{4}$/.test(digits(year.trim())) && /^\d{1,2}$/.test(digits(month.trim()))
    ? possible(digits(year.trim()), digits(month.trim()))
    : null

function possible(year: string, month: string, day = '1'): BirthMonth | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  return y >= 1900 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= 31 ? { year: y, month: m } : null
}

/** In which order the dates of a column stand; null: not one of them tells, and a person has to. */
export function orderOfDates(written: readonly string[]): BirthOrder | null {
  let [isDayFirst, isMonthFirst, isOpen] = [false, false, false]
  for (const one of written) {
    const parts = three.exec(digits(one.trim()))
    if (!parts || parts[1]!.length === 4) continue
    isOpen = true
    if (Number(parts[1]) > 12) isDayFirst = true
    if (Number(parts[2]) > 12) isMonthFirst = true
  }
  if (isDayFirst !== isMonthFirst) return isDayFirst ? 'day-first' : 'month-first'
  return isOpen ? null : 'year-first'
}

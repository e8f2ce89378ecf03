type Split = { whole: string; fraction: string; isUsual: boolean }
type Unsplit = { code: 'AMBIGUOUS'; one: string; other: string } | { code: 'UNFINISHED' | 'GROUPS' }

/** Groups as somebody writes them on purpose: one to three digits that are no nought, then threes. */
function joined(groups: readonly string[]): string | null {
  const [first = '', ...rest] = groups
  return /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => group.length === 3) ? groups.join('') : null
}

const usual = /^(\d{1,3}(,\d{3})+|\d*)(\.\d*)?$/

/** A point or comma that stands alone, between digits that it could group. */
function oneMark(mark: string, whole: string, fraction: string, decimals: number): 'point' | 'group' | 'unknown' {
  if (joined([whole, fraction]) === null) return 'point'
  // With three digits after the point both marks may be meant; the point is the one that is written here.
  if (decimals >= 3) return mark === '.' ? 'point' : 'unknown'
  // Nobody types three digits of a fraction where there are two: a comma groups. A point may be a slip or a group.
  return mark === ',' ? 'group' : 'unknown'
}

/** Digits, points, commas, blanks and apostrophes apart into what stands before the decimal point and after it. */
export function splitNumber(text: string, decimals: number): Split | Unsplit {
  const marks = text.match(/\D/g) ?? []
  const parts = text.split(/\D/)
  const last = marks.at(-1) ?? ''
  const fraction = parts.at(-1) ?? ''
  const isUsual = usual.test(text)
  if (marks.length === 0) return { whole: text, fraction: '', isUsual }
  const canBePoint = last === '.' || last === ','
  const before = marks.slice(0, -1)
  const alike = new Set(marks).size === 1
  if (marks.length === 1 && canBePoint) {
    const [whole = ''] = parts
    const meant = oneMark(last, whole, fraction, decimals)
    if (meant === 'unknown')
      return { code: 'AMBIGUOUS', one: whole + fraction, other: `${whole}.${fraction.replace(/0+$/, '') || '0'}` }
    if (meant === 'group') return { whole: whole + fraction, fraction: '', isUsual }
    return fraction === '' && last === ',' ? { code: 'UNFINISHED' } : { whole, fraction, isUsual }
  }
  const isGrouped = alike || !canBePoint
  const whole = joined(isGrouped ? parts : parts.slice(0, -1))
  const isOneWay = new Set(isGrouped ? marks : before).size === 1
  if (whole === null || !isOneWay) return { code: 'GROUPS' }
  if (isGrouped) return { whole, fraction: '', isUsual }
  return fraction === '' && last === ',' ? { code: 'UNFINISHED' } : { whole, fraction, isUsual }
}

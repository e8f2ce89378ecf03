import type { ProcedureMeta } from '../contract/base.ts'
import { contract } from '../contract/index.ts'

const smallBytes = 512 * 1024
/** 5 MB of a picture as base64, 6 million characters of a statement, 5000 rows with what they were and are. */
export const largestBytes = 12 * 1024 * 1024
/** No input of the contract has a list in a list in a list. */
const deepest = 24

type Declared = Record<string, { '~orpc': { meta: ProcedureMeta } } | undefined>

/** What the input of a call may have where it travels; a call that is not there needs nothing. @param path `people/list` */
export function largestCall(path: string): number {
  const [feature = '', name = ''] = path.split('/')
  const procedures = Object.hasOwn(contract, feature) ? (contract[feature as keyof typeof contract] as Declared) : {}
  const meta = Object.hasOwn(procedures, name) ? procedures[name]?.['~orpc'].meta : undefined
  return meta?.size === 'large' ? largestBytes : smallBytes
}

const [quote, escape, opens, closes] = [0x22, 0x5c, [0x5b, 0x7b], [0x5d, 0x7d]]

/** Whether a JSON text is nested beyond any input: a megabyte of brackets alone would become a gigabyte of lists. */
export function isTooDeep(json: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at)
    if (inText) {
      if (sign === escape) at += 1
      else if (sign === quote) inText = false
    } else if (sign === quote) inText = true
    else if (opens.includes(sign)) {
      depth += 1
      if (depth > deepest) return true
    } else if (closes.includes(sign)) depth -= 1
  }
  return false
}

import { isDeepStrictEqual } from 'node:util'

/** Of plain data alone. */
export const isSame = (must: unknown, is: unknown): boolean => isDeepStrictEqual(must, is)

/** The smallest part in which two differ, with the way to it. */
function firstApart(must: unknown, is: unknown, at = ''): { at: string; must: unknown; is: unknown } {
  const isBoth = [must, is].every((one) => typeof one === 'object' && one !== null)
  if (!isBoth) return { at, must, is }
  const [a, b] = [new Map(Object.entries(must as object)), new Map(Object.entries(is as object))]
  const apart = [...new Set([...a.keys(), ...b.keys()])].find((key) => !isSame(a.get(key), b.get(key)))
  return apart === undefined ? { at, must, is } : firstApart(a.get(apart), b.get(apart), `${at}.${apart}`)
}

const shown = 12

/** Throws with the place where what is differs from what must be, and the last steps to it. */
export function same(what: string, { must, is, told }: { must: unknown; is: unknown; told: readonly string[] }): void {
  if (isSame(must, is)) return
  const apart = firstApart(must, is)
  const words = [`must ${JSON.stringify(apart.must)}`, `is   ${JSON.stringify(apart.is)}`, ...told.slice(-shown)]
  throw new Error([`${what}${apart.at}`, ...words].join('\n'))
}

const [firstMoment, lastMoment] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

/**
 * Whether something in an input can't be kept as it is: a text with the NUL character, which PostgreSQL stores in no
 * text, or with half a surrogate pair, which it stores in no JSON and no encoding has; or a moment outside the years of
 * four digits, which it reads as something else. Such a call would end as a fault in whatever statement meets it first.
 * Asked once, here, for every procedure.
 */
export function holdsUnstorable(input: unknown): boolean {
  const open: unknown[] = [input]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string') {
      if (value.includes('\u0000') || !value.isWellFormed()) return true
    } else if (value instanceof Date) {
      if (!(value.getTime() >= firstMoment && value.getTime() <= lastMoment)) return true // an invalid one as well
    } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      // What came through the contract's schema is plain: no cycles, no getters. A list's indices are no harm.
      const entries: [string, unknown][] = Object.entries(value)
      for (const [name, inner] of entries) open.push(name, inner)
    }
  }
  return false
}

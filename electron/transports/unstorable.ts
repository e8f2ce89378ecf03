/**
 * Whether a text somewhere in an input can't be kept as it is: with the NUL character, which PostgreSQL stores in no
 * text, or with half a surrogate pair, which it stores in no JSON and no encoding has. Such a call would end as a fault
 * in whatever statement meets it first. Asked once, here, for every procedure.
 */
export function holdsUnstorable(input: unknown): boolean {
  const open: unknown[] = [input]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string') {
      if (value.includes('\u0000') || !value.isWellFormed()) return true
    } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Date)) {
      // What came through the contract's schema is plain: no cycles, no getters. A list's indices are no harm.
      const entries: [string, unknown][] = Object.entries(value)
      for (const [name, held] of entries) open.push(name, held)
    }
  }
  return false
}

/**
 * Whether a text somewhere in an input holds the NUL character: PostgreSQL stores none, so a call with one would end as
 * a fault in whatever statement meets it first. Asked once, here, for every procedure.
 */
export function holdsNul(input: unknown): boolean {
  const open: unknown[] = [input]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string') {
      if (value.includes('\u0000')) return true
    } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Date)) {
      // What came through the contract's schema is plain: no cycles, no getters.
      open.push(...(Array.isArray(value) ? value : [...Object.keys(value), ...Object.values(value)]))
    }
  }
  return false
}

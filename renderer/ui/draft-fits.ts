/**
 * Whether what was typed is of the kind of the field's start. A field of numbers holds a number, nothing, or, while that
 * is not understood, the text.
 */
export function fits(start: unknown, typed: unknown): boolean {
  if (typed === null || typed === undefined) return typed === null && typeof start === 'number'
  if (typeof start === 'number' || start === null) return typeof typed === 'number' || typeof typed === 'string'
  return typeof typed === typeof start
}

/** The first of `make(1)`, `make(2)`, … that nobody has yet; upper and lower case are the same name. */
export function firstFreeName(taken: readonly string[], make: (n: number) => string): string {
  const used = new Set(taken.map((name) => name.trim().toLowerCase()))
  let n = 1
  while (used.has(make(n).toLowerCase())) n += 1
  return make(n)
}

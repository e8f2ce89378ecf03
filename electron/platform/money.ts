/** Money is whole centavos in code and `numeric(10,2)` in the database. Everything here is exact or rounds half up once. */

/** The largest amount that the database's columns hold: ₱99,999,999.99. */
export const mostCentavos = 9_999_999_999

/** Centavos of what a `numeric(10,2)` column gives ("1280.5", a Decimal, a whole number of pesos). Throws on anything else. */
export function centavosOf(decimal: { toString: () => string }): number {
  const found = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(decimal.toString())
  if (!found) throw new Error(`"${decimal.toString()}" is no amount of pesos and centavos`)
  const [, sign, pesos = '', part = ''] = found
  const centavos = Number(pesos) * 100 + Number(part.padEnd(2, '0'))
  return sign === '-' && centavos !== 0 ? -centavos : centavos
}

/** As the database takes it: `1280.50`. */
export function decimalOf(centavos: number): string {
  if (!Number.isSafeInteger(centavos)) throw new Error(`${centavos} is no whole number of centavos`)
  const digits = String(Math.abs(centavos)).padStart(3, '0')
  return `${centavos < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * `amount × numerator / denominator`, rounded half away from zero to a whole centavo. Exact: a rate is given as a
 * fraction (12 % is 12/100), so no binary 0.12 is ever multiplied.
 */
export function portion(amount: number, numerator: number, denominator: number): number {
  const [top, bottom] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)]
  const negative = top < 0n !== bottom < 0n
  const [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom]
  const rounded = Number((2n * a + b) / (2n * b))
  return negative && rounded !== 0 ? -rounded : rounded
}

/** A rate such as 0.12 as a fraction of 10,000, the way it is typed: 12.00 %. */
export const rateOf = (rate: number): { numerator: number; denominator: number } => ({
  numerator: Math.round(rate * 10_000),
  denominator: 10_000,
})

/**
 * Splits an amount by weights so that the parts sum to the whole: the largest remainders get the odd centavos, the
 * earlier one first among equals. All weights zero: by equal weights.
 */
export function split(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const sum = weights.reduce((all, one) => all + BigInt(one), 0n)
  const shares = sum === 0n ? weights.map(() => 1n) : weights.map(BigInt)
  const whole = sum === 0n ? BigInt(weights.length) : sum
  const total = BigInt(amount)
  const parts = shares.map((share, i) => ({ i, part: (total * share) / whole, left: (total * share) % whole }))
  let odd = total - parts.reduce((all, { part }) => all + part, 0n)
  const step = odd < 0n ? -1n : 1n
  const size = (value: bigint) => (value < 0n ? -value : value)
  for (const one of parts.toSorted((a, b) => Number(size(b.left) - size(a.left)) || a.i - b.i)) {
    if (odd === 0n) break
    one.part += step
    odd -= step
  }
  return parts.map(({ part }) => Number(part))
}

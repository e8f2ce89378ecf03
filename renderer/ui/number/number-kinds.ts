/** What a field of numbers takes. Bounds are in the unit of the value: money in whole centavos. */
export type NumberKind = {
  name: 'count' | 'decimal' | 'money' | 'percent' | 'port'
  /** Digits after the point at most. */
  decimals: number
  min: number
  max: number
}

type Bounds = { min?: number; max: number }

/** The limits that the contract has for it, so that field and host agree. */
export function limitsOf({
  minValue,
  maxValue,
}: {
  minValue: number | null
  maxValue: number | null
}): Required<Bounds> {
  return { min: minValue ?? Number.MIN_SAFE_INTEGER, max: maxValue ?? Number.MAX_SAFE_INTEGER }
}

/** Whole pieces, days, minutes. */
export const count = ({ min = 0, max }: Bounds): NumberKind => ({ name: 'count', decimals: 0, min, max })

export const decimal = ({ decimals, min = 0, max }: Bounds & { decimals: number }): NumberKind => ({
  name: 'decimal',
  decimals,
  min,
  max,
})

/** Whole centavos. The columns hold at most ₱99,999,999.99. */
export const money = ({ min = 0, max = 9_999_999_999 }: Partial<Bounds> = {}): NumberKind => ({
  name: 'money',
  decimals: 2,
  min,
  max,
})

export const percent = ({ min = 0, max }: Bounds): NumberKind => ({ name: 'percent', decimals: 2, min, max })

/** A name rather than an amount: 1883, not 1,883. */
export const portNumber: NumberKind = { name: 'port', decimals: 0, min: 1, max: 65_535 }

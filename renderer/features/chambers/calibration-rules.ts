export type Correction = { offset: number; scale: number }

export const asDelivered: Correction = { offset: 0, scale: 1 }

/** The value before any correction: corrected = measured × scale + offset. */
export const measuredOf = (corrected: number, { offset, scale }: Correction) => (corrected - offset) / scale

export const correctedOf = (measured: number, { offset, scale }: Correction) => measured * scale + offset

export type CorrectionProblem = 'NOT_A_NUMBER' | 'SCALE' | 'OFFSET'

export function offsetProblem(offset: number | null): CorrectionProblem | null {
  if (offset === null) return 'NOT_A_NUMBER'
  return Math.abs(offset) > 10_000 ? 'OFFSET' : null
}

export function scaleProblem(scale: number | null): CorrectionProblem | null {
  if (scale === null) return 'NOT_A_NUMBER'
  return scale < 0.01 || scale > 100 ? 'SCALE' : null
}

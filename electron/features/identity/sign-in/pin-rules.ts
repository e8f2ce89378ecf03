const runs = '0123456789 9876543210'

/** The first ones that anybody tries: one digit again and again, or a run up or down. */
export const isPlainPin = (pin: string): boolean => /^(\d)\1+$/.test(pin) || runs.includes(pin)

const dayMs = 86_400_000
const manilaMs = 8 * 3_600_000 // Asia/Manila has kept UTC+8 without summer time since 1978

/** When the farm's day began. */
export const manilaDayStart = (now: Date): Date =>
  new Date(Math.floor((now.getTime() + manilaMs) / dayMs) * dayMs - manilaMs)

const runs = '0123456789 9876543210'

/** The first ones that anybody tries: one digit again and again, or a run up or down. */
export const isPlainPin = (pin: string): boolean => /^(\d)\1+$/.test(pin) || runs.includes(pin)

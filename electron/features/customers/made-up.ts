/** Nobody's address: made for someone who gave none (decision 11). */
export const isMadeUp = (email: string): boolean => email.endsWith('@local.invalid')

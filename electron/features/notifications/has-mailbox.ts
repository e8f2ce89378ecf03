/** Nobody has a mailbox there: made for customers without an address. */
export const hasMailbox = (email: string): boolean => !/@([^@]+\.)?(invalid|local|localhost)$/i.test(email)

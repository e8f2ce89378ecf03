import type { RefusalWords } from '../ui/refusal-words.ts'

export const customerRefusals: RefusalWords = { of: 'customers' }

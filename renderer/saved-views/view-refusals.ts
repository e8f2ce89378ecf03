import type { RefusalWords } from '../ui/refusal-words.ts'

export const viewRefusals: RefusalWords = { of: 'views' }

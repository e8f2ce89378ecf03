import type { RefusalWords } from '../../ui/refusal-words.ts'

export const chamberRefusals: RefusalWords = { of: 'chambers' }

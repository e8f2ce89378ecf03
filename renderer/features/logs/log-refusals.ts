import type { RefusalWords } from '../../ui/refusal-words.ts'

export const logRefusals: RefusalWords = { of: 'logs', mild: ['NOTHING_TO_ACCEPT'] }

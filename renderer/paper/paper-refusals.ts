import type { RefusalWords } from '../ui/refusal-words.ts'

/** The paper is another one now: it is drawn again, and a person looks before it prints. */
export const looksAgain = ['COPY_TAKEN', 'DOCUMENT_CHANGED']

export const paperRefusals: RefusalWords = {
  of: 'documents',
  facts: ({ who }) => ({ context: typeof who === 'string' ? 'by' : undefined }),
  mild: looksAgain,
}

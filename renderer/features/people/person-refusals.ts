import type { RefusalWords } from '../../ui/refusal-words.ts'

/** `givers`: who can give what is missing, as a sentence; empty where nobody can. */
export const personRefusals = (givers: (permissions: readonly string[]) => string): RefusalWords => ({
  of: 'people',
  facts: ({ people, permissions }) => {
    const missing = Array.isArray(permissions) ? permissions.map(String) : []
    return { count: people, permissions: missing.join(', '), who: givers(missing) }
  },
})

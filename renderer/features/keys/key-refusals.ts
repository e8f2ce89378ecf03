import type { RefusalWords } from '../../ui/refusal-words.ts'

export const keyRefusals: RefusalWords = {
  of: 'keys',
  facts: ({ detail, permissions }) => ({
    context: detail,
    permissions: Array.isArray(permissions) ? permissions.join(', ') : '',
  }),
}

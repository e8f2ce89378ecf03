import { hasWords, words } from '../i18n.ts'

/** Why a print failed: our own codes as words, the system's reason as it says it. */
export const reasonWords = (error: string | null) =>
  hasWords(`documents:reason.${error ?? ''}`) ? words(`documents:reason.${error ?? ''}`) : (error ?? '')

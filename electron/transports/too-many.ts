import { ORPCError } from '@orpc/client'

const refusal = new ORPCError('TOO_MANY_CALLS', { defined: true, status: 429, data: { retryAfterSeconds: 1 } })

/** In the page's protocol the contract's own refusal: so it has a sentence, and the page knows when to ask again. */
export const tooMany = { status: 429, headers: {}, body: { json: refusal.toJSON(), meta: [] } }

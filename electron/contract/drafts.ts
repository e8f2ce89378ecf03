import { z } from 'zod'
import { procedure } from './base.ts'

/** A form's values as JSON. UTF-8: what a long note in any script takes on the disk. */
const mostDraftBytes = 64 * 1024

const name = z.string().min(1).max(120)
const json = z
  .string()
  .max(mostDraftBytes, 'TOO_LONG')
  .refine((text) => new TextEncoder().encode(text).length <= mostDraftBytes, 'TOO_LONG')

const draft = z.object({ name, json, savedAt: z.date() })

const typed = {
  changes: true,
  unaudited: 'what somebody types is nothing yet, and lies on this desktop alone',
  evenViewingAs: true,
} as const

/**
 * What a person typed and did not send, kept on this desktop and not in the farm's database, which may be away. Only
 * they themselves read it; nothing here changes the farm.
 */
export const draftsContract = {
  list: procedure({ access: 'signed-in', changes: false }).output(z.array(draft)),
  /** Answers once it is on the disk. Fields that are named like a secret are left out. */
  put: procedure({ access: 'signed-in', ...typed })
    .input(z.object({ name, json }))
    .errors({ NOT_A_FORM: { status: 400 } })
    .output(z.object({ savedAt: z.date() })),
  remove: procedure({ access: 'signed-in', ...typed }).input(z.object({ name })),
}

import { z } from 'zod'
import { permission, procedure } from './base.ts'
import { neededWords } from './text.ts'

export const apiKeyRow = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters, which are no secret. */
  prefix: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  scopes: z.array(permission),
  /** Scopes that the owner no longer holds: they give nothing. */
  withered: z.array(permission),
  state: z.enum(['active', 'expired', 'revoked', 'ending']),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  revokedReason: z.string().nullable(),
  /** The key that took its place; this one works on for a day. */
  replacedById: z.string().nullable(),
  /** Calls of the last 30 days. */
  calls: z.int(),
})
export type ApiKeyRow = z.infer<typeof apiKeyRow>

export const apiKeyInput = z.object({
  name: neededWords(2, 80),
  scopes: z.array(permission).min(1, 'REQUIRED').max(200),
  /** Days; null: it does not end by itself. */
  days: z.int().min(1).max(730).nullable(),
})
export type ApiKeyInput = z.infer<typeof apiKeyInput>

/** The key itself is in this answer and nowhere else, ever. */
export const freshKey = z.object({ key: z.string(), row: apiKeyRow })
export type FreshKey = z.infer<typeof freshKey>

export const keyUsage = z.object({
  days: z.array(z.object({ day: z.string(), calls: z.int(), refused: z.int() })),
  recent: z.array(
    z.object({
      id: z.string(),
      at: z.date(),
      method: z.string(),
      endpoint: z.string(),
      statusCode: z.int(),
      responseTime: z.int(),
      ipAddress: z.string(),
      rateLimitHit: z.boolean(),
    }),
  ),
})
export type KeyUsage = z.infer<typeof keyUsage>

/** The door for programs, of this desktop. */
export const apiDoor = z.object({
  enabled: z.boolean(),
  port: z.int().min(0, 'PORT').max(65_535, 'PORT'),
  /** To the network, and then with TLS only; else to programs on this computer. */
  open: z.boolean(),
  /** PEM; empty: a certificate that this desktop makes for itself. */
  certificate: z.string().max(20_000, 'TOO_LONG'),
})
export const apiDoorInput = apiDoor.extend({ privateKey: z.string().max(20_000, 'TOO_LONG').nullable() })
export type ApiDoorInput = z.infer<typeof apiDoorInput>
export const apiDoorView = apiDoor.extend({
  hasPrivateKey: z.boolean(),
  /** Where it answers now; null: it is shut, and `problem` says why when it should not be. */
  url: z.string().nullable(),
  problem: z.string().nullable(),
  /** SHA-256 of the certificate, to compare with what a program sees. */
  fingerprint: z.string().nullable(),
  certificateUntil: z.date().nullable(),
})
export type ApiDoorView = z.infer<typeof apiDoorView>

const key = (action: 'CREATE' | 'UPDATE' | 'DELETE') => ({ action, entity: 'ApiKey' }) as const
const byId = z.object({ id: z.string().max(100) })
const notFound = { KEY_NOT_FOUND: { status: 404 } } as const
const notYours = { NOT_YOURS_TO_GIVE: { status: 403, data: z.object({ permissions: z.array(z.string()) }) } } as const

export const keysContract = {
  /** One's own; an administrator sees everyone's. */
  list: procedure({ access: 'api_keys:read', changes: false }).output(z.array(apiKeyRow)),
  create: procedure({ access: 'api_keys:create', changes: true, audit: key('CREATE'), stepUp: true })
    .input(apiKeyInput)
    .errors(notYours)
    .output(freshKey),
  /** A new key with the same name and scopes; the old one works on for 24 h. Its owner's doing: it acts as the owner. */
  rotate: procedure({ access: 'api_keys:create', changes: true, audit: key('UPDATE'), stepUp: true })
    .input(byId)
    .errors({ ...notFound, ...notYours, NOT_YOURS: { status: 403 }, NOT_ACTIVE: { status: 409 } })
    .output(freshKey),
  revoke: procedure({ access: 'api_keys:delete', changes: true, audit: key('DELETE') })
    .input(byId.extend({ reason: neededWords(2, 200) }))
    .errors(notFound)
    .output(apiKeyRow),
  usage: procedure({ access: 'api_keys:read', changes: false }).input(byId).errors(notFound).output(keyUsage),
  door: procedure({ access: 'system:read', changes: false }).output(apiDoorView),
  saveDoor: procedure({
    access: 'system:credentials',
    changes: true,
    audit: { action: 'UPDATE', entity: 'SystemConfig' },
    stepUp: true,
  })
    .input(apiDoorInput)
    .errors({
      PORT_TAKEN: { status: 409, data: z.object({ port: z.int() }) },
      CERTIFICATE_BAD: { status: 400, data: z.object({ detail: z.string() }) },
    })
    .output(apiDoorView),
}

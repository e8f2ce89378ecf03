import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { facts, procedure, testStep } from '../base.ts'
import { code } from '../text.ts'

const port = z.int().min(1, 'PORT').max(65_535, 'PORT')
const brokerUrl = code()
  .max(2000, 'TOO_LONG')
  .regex(/^(mqtts?|wss?):\/\/[^\s/]+(\/\S*)?$/, 'URL_MQTT')
  .or(z.literal(''))

export const brokerSettings = z.object({
  /** Empty: no broker. */
  url: brokerUrl,
  username: code().max(200, 'TOO_LONG'),
  /** PEM of the farm's own certificate authority; empty: the system's. */
  ca: z.string().max(20_000, 'TOO_LONG'),
  protocol: z.enum(['auto', '3.1.1', '5']),
  /** Also listen to the older generation's topics. */
  older: z.boolean(),
  embedded: z.object({
    enabled: z.boolean(),
    port,
    /** Listens on the network, not only on this computer. Needs a user name and a password. */
    open: z.boolean(),
    username: code().max(200, 'TOO_LONG'),
  }),
})
export type BrokerSettings = z.infer<typeof brokerSettings>

/** A password field: null leaves what is kept, a text replaces it, the empty text removes it. */
const newSecret = z.string().max(500, 'TOO_LONG').nullable()
export const brokerInput = brokerSettings.extend({ password: newSecret, embeddedPassword: newSecret })
export type BrokerInput = z.infer<typeof brokerInput>

export const brokerView = brokerSettings.extend({ hasPassword: z.boolean(), hasEmbeddedPassword: z.boolean() })
export type BrokerView = z.infer<typeof brokerView>

export const databaseView = z.object({
  kind: z.enum(['demo', 'embedded', 'server']),
  /** Folder or address; never with a password. */
  where: z.string(),
  transport: z.enum(['embedded', 'tcp', 'websocket']),
  migration: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  readings: z.number().nullable(),
  waiting: z.number(),
  dead: z.number(),
})
export type DatabaseView = z.infer<typeof databaseView>

export const secretsView = z.object({
  backend: z.enum(['keychain', 'os-encrypted', 'file']),
  reason: z.string().nullable(),
})

export const settingsContract = {
  broker: procedure({ access: 'system:read', changes: false }).output(brokerView),
  saveBroker: procedure({
    access: 'system:credentials',
    changes: true,
    audit: { action: 'UPDATE', entity: 'SystemConfig' },
    stepUp: true,
  })
    .input(brokerInput)
    .errors({
      PASSWORD_NEEDED: { status: 400 },
      PLAIN_TO_STRANGER: { status: 400, data: z.object({ host: z.string() }) },
      PORT_TAKEN: { status: 409, data: facts },
    })
    .output(brokerView),
  testBroker: procedure({ access: 'system:credentials', changes: false, stepUp: true })
    .input(brokerInput)
    .output(eventIterator(testStep)),
  database: procedure({ access: 'system:read', changes: false }).output(databaseView),
  /** The open database: answer time, migrations, a write that is rolled back, clock. */
  testDatabase: procedure({ access: 'system:update', changes: false, stepUp: true }).output(eventIterator(testStep)),
  secrets: procedure({ access: 'system:read', changes: false }).output(secretsView),
}

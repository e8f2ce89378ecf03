import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { facts, procedure, testStep } from '../base.ts'
import { words } from '../text.ts'
import { isPortName } from './port-path.ts'

export const portRow = z.object({
  path: z.string(),
  boardId: z.string(),
  label: z.string(),
  likely: z.boolean(),
  manual: z.boolean(),
  /** Opening it resets the board, which switches its relays off. */
  resets: z.boolean(),
  state: z.object({ code: z.string(), data: facts }),
  attached: z.boolean(),
  chamber: z.object({ id: z.string(), name: z.string() }).nullable(),
})
export type PortRow = z.infer<typeof portRow>

/** A path the system does not list. */
export const portPath = z.object({ path: words(300).refine(isPortName, 'PORT_PATH') })

export const portsContract = {
  watch: procedure({ access: 'devices:read', changes: false }).output(eventIterator(z.array(portRow))),
  /** Each port, step by step, without restarting any board. */
  test: procedure({ access: 'devices:read', changes: false }).output(eventIterator(testStep)),
  /** Opens the port and keeps it open, also after a restart. Refused with a warning until the reset is accepted. */
  attach: procedure({ access: 'devices:control', changes: true, audit: { action: 'CONTROL', entity: 'Port' } })
    .input(z.object({ boardId: z.string().max(300), acceptReset: z.boolean() }))
    .errors({
      PORT_GONE: { status: 404 },
      WILL_RESET: { status: 409 },
    }),
  release: procedure({ access: 'devices:control', changes: true, audit: { action: 'CONTROL', entity: 'Port' } }).input(
    z.object({ boardId: z.string().max(300) }),
  ),
  addPath: procedure({ access: 'devices:control', changes: true, audit: { action: 'CREATE', entity: 'Port' } }).input(
    portPath,
  ),
  removePath: procedure({
    access: 'devices:control',
    changes: true,
    audit: { action: 'DELETE', entity: 'Port' },
  }).input(z.object({ path: z.string().max(300) })),
}

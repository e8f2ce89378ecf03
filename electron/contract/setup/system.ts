import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { facts, procedure } from '../base.ts'

/** The demo farm, an embedded database on this computer, or a shared PostgreSQL/Neon database. */
export const farmStart = z.enum(['demo', 'empty', 'join'])
export type FarmStart = z.infer<typeof farmStart>

export const appState = z.object({
  phase: z.enum(['choose-start', 'opening', 'needs-owner', 'ready', 'failed']),
  start: farmStart.nullable(),
  farmName: z.string().nullable(),
  /** While opening: what the database is doing. */
  opening: z.object({ code: z.string(), data: facts }).nullable(),
  /** When failed: a code the page knows and a sentence with the cure. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Said once: the settings file was unreadable and is kept beside the new one. */
  settingsKeptAside: z.string().nullable(),
  host: z.enum(['electron', 'browser']),
  version: z.string(),
})
export type AppState = z.infer<typeof appState>

export const healthPart = z.object({ level: z.enum(['ok', 'watch', 'bad', 'none']), code: z.string(), data: facts })
export type HealthPart = z.infer<typeof healthPart>

export const health = z.object({ database: healthPart, broker: healthPart, usb: healthPart, alerts: healthPart })
export type Health = z.infer<typeof health>

export const systemContract = {
  state: procedure({ access: 'anyone', changes: false }).output(eventIterator(appState)),
  health: procedure({ access: 'signed-in', changes: false }).output(eventIterator(health)),
}

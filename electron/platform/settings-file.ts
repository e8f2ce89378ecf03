import { randomUUID } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { flushFolder } from './durable-files.ts'

/** The part of electron-store and of its base `conf` that is used here; both hosts write the same file. */
export type KeyValueStore = { store: Record<string, unknown> }
export type OpenStore = (folder: string, name: string) => KeyValueStore

const broker = z.object({
  url: z.string().default(''),
  username: z.string().default(''),
  ca: z.string().default(''),
  protocol: z.enum(['auto', '3.1.1', '5']).default('auto'),
  older: z.boolean().default(false),
  embedded: z
    .object({
      enabled: z.boolean().default(false),
      port: z.int().default(1883),
      open: z.boolean().default(false),
      username: z.string().default(''),
    })
    .prefault({}),
})

const settings = z.object({
  /** Names this desktop to brokers and to other desktops; made once. */
  installationId: z.string().default(() => randomUUID().slice(0, 8)),
  start: z.enum(['demo', 'empty', 'join']).nullable().default(null),
  broker: broker.prefault({}),
  /** The door for programs: shut, and to this computer only, until the owner says otherwise. */
  api: z
    .object({
      enabled: z.boolean().default(false),
      port: z.int().default(4181),
      open: z.boolean().default(false),
      certificate: z.string().default(''),
    })
    .prefault({}),
  ports: z
    .object({
      attached: z.array(z.string()).default([]),
      manual: z.array(z.string()).default([]),
    })
    .prefault({}),
  /** Devices this desktop hears that are nobody's here, as on a broker that farms share. */
  dismissedDevices: z.array(z.string()).default([]),
  /** Of each farm's audit trail some places and their hashes, as this desktop saw them. */
  auditAnchors: z.record(z.string(), z.array(z.object({ seq: z.int(), hash: z.string() }))).default({}),
  /** The printer that is loaded with each kind of paper. */
  printers: z.record(z.string(), z.string().nullable()).default({}),
  window: z
    .object({ x: z.int().optional(), y: z.int().optional(), width: z.int(), height: z.int() })
    .nullable()
    .default(null),
})
export type Settings = z.infer<typeof settings>

/** What this desktop remembers by itself. Nothing secret: that goes to `Secrets`. */
export type SettingsFile = {
  get: () => Settings
  change: (patch: Partial<Settings>) => void
  /** The name under which an unreadable file was kept aside, when that happened at this start. */
  movedTo: string | null
}

/**
 * Opens `<folder>/settings.json`. A file that can't be read or does not fit is renamed and kept beside the new one,
 * never silently reset.
 */
export function openSettings(folder: string, open: OpenStore, now: Date): SettingsFile {
  const read = () => {
    const store = open(folder, 'settings')
    return { store, value: settings.parse(store.store) }
  }
  let opened: ReturnType<typeof read>
  let movedTo: string | null = null
  try {
    opened = read()
  } catch (cause) {
    const file = join(folder, 'settings.json')
    if (!existsSync(file)) throw cause
    movedTo = `settings.unreadable-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`
    renameSync(file, join(folder, movedTo))
    opened = read()
  }
  const { store } = opened
  let value = opened.value
  const keep = () => {
    store.store = value
    flushFolder(folder) // the store flushes its file, but not that it stands under this name now
  }
  keep()
  return {
    movedTo,
    get: () => value,
    change: (patch) => {
      value = settings.parse({ ...value, ...patch })
      keep()
    },
  }
}

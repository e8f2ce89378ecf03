import { fits } from './draft-fits.ts'

type Values = Readonly<Record<string, unknown>>
/** `unsent`: the host has not got it yet. */
type Stored = { values: Values; at: number; unsent: boolean }

const prefix = 'mash.draft.'
/** What is typed before anyone is known stays in its window. */
const isOfWindow = (name: string) => name.startsWith('window.')
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(json: string | null): unknown {
  try {
    return JSON.parse(json ?? 'null')
  } catch {
    // Written by another version, or torn: as if there were none.
    return null
  }
}

function readStorage(): [string, Stored][] {
  return Object.keys(sessionStorage).flatMap((key): [string, Stored][] => {
    if (!key.startsWith(prefix)) return []
    const stored = parse(sessionStorage.getItem(key))
    if (!isRecord(stored) || !isRecord(stored.values) || typeof stored.at !== 'number') return []
    return [[key.slice(prefix.length), { values: stored.values, at: stored.at, unsent: stored.unsent === true }]]
  })
}

const drafts = new Map<string, Stored>(readStorage())
/** Dropped here, and the host has not heard of it yet. */
const dropped = new Set<string>()
let tell: (name: string) => void = () => undefined

function keep(name: string, stored: Stored): void {
  drafts.set(name, stored)
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(stored))
  } catch {
    // The window's storage is full: memory and host have it, and typing goes on.
  }
}

function forget(name: string): void {
  drafts.delete(name)
  sessionStorage.removeItem(prefix + name)
}

/** Tells of each draft that changed here, for whoever keeps them safe. */
export function onDraftChange(listener: (name: string) => void): void {
  tell = listener
}

/** What was typed before, or `start`. Values of another shape than the form's are dropped. */
export function readDraft<T extends object>(name: string, start: T): T {
  const values = drafts.get(name)?.values ?? {}
  const merged = Object.entries(start).map(([field, value]: [string, unknown]) => {
    const typed = Object.hasOwn(values, field) ? values[field] : undefined
    return [field, fits(value, typed) ? typed : value]
  })
  // Built from the start's own fields, each kept or replaced by one of the same type.
  return Object.fromEntries(merged) as T
}

/** When the draft was last written; null: there is none. */
export const draftAt = (name: string): number | null => drafts.get(name)?.at ?? null
export const draftValues = (name: string): Values | null => drafts.get(name)?.values ?? null

export function writeDraft(name: string, values: object): void {
  keep(name, { values: { ...values }, at: Date.now(), unsent: !isOfWindow(name) })
  dropped.delete(name)
  if (!isOfWindow(name)) tell(name)
}

export function dropDraft(name: string): void {
  forget(name)
  if (isOfWindow(name)) return
  dropped.add(name)
  tell(name)
}

/** Somebody else is here: what the last person typed is not for them. On the disk it stays, for that person. */
export function dropAllDrafts(): void {
  for (const name of [...drafts.keys()]) forget(name)
  dropped.clear()
}

/** What the host still has to hear, oldest first. */
export function unsentDrafts(): { puts: { name: string; values: Values; at: number }[]; removes: string[] } {
  const puts = [...drafts].filter(([, { unsent }]) => unsent).map(([name, { values, at }]) => ({ name, values, at }))
  return { puts: puts.toSorted((a, b) => a.at - b.at), removes: [...dropped] }
}

/** The host has these values of a draft; newer ones stay unsent. */
export function draftSent(name: string, values: Values): void {
  const now = drafts.get(name)
  if (now?.values === values) keep(name, { ...now, unsent: false })
}

export function dropSent(name: string): void {
  dropped.delete(name)
}

/**
 * Takes what the host has kept. What was typed here and not sent stays; the rest is as the host says. Returns the
 * names of those that this window did not know.
 */
export function adoptDrafts(rows: readonly { name: string; json: string; savedAt: Date }[]): string[] {
  const named = new Set(rows.map(({ name }) => name))
  for (const [name, { unsent }] of [...drafts]) if (!unsent && !isOfWindow(name) && !named.has(name)) forget(name)
  return rows.flatMap(({ name, json, savedAt }) => {
    const own = drafts.get(name)
    const values = parse(json)
    if (own?.unsent || dropped.has(name) || !isRecord(values)) return []
    keep(name, { values, at: savedAt.getTime(), unsent: false })
    return own ? [] : [name]
  })
}

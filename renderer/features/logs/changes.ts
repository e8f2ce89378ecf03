/** One field of a record: what it was and what it became. `undefined`: it was not there. */
export type Change = { field: string; before: unknown; after: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record as lines: `bands.temp.low` → 18. Lists are values of their own. */
function flatten(value: unknown, under = ''): Map<string, unknown> {
  if (!isRecord(value)) return new Map([[under, value]])
  const flat = new Map<string, unknown>()
  for (const [name, item] of Object.entries(value)) {
    const path = under === '' ? name : `${under}.${name}`
    if (isRecord(item) && Object.keys(item).length > 0)
      for (const [inner, leaf] of flatten(item, path)) flat.set(inner, leaf)
    else flat.set(path, item)
  }
  return flat
}

/** Nothing there, an empty text and null are one to a person. */
const nothing = ''
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * What changed between two states of a record, only the fields that differ. A field that the new state leaves out was
 * not touched; without an old or a new state all of the other is told. Masked on both sides: it may have changed.
 */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, fresh] = [before ?? {}, after ?? {}].map((value) => flatten(value))
  if (!old || !fresh) return []
  if (after === null || after === undefined) {
    return [...old].map(([field, value]) => ({ field, before: value, after: undefined }))
  }
  return [...fresh]
    .map(([field, value]) => ({ field, before: old.get(field), after: value }))
    .filter((change) => change.after === '[masked]' || !same(change.before ?? nothing, change.after ?? nothing))
}

/** The last part of a path in words: `bands.maxTemp` → `Max temp`. */
export function plainField(field: string): string {
  const words = field
    .split('.')
    .map((part) =>
      part
        .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
        .replaceAll(/[_-]+/g, ' ')
        .toLowerCase(),
    )
    .join(' · ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

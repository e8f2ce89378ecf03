/** The code of a place and a list of things by their keys are none. */
const secretName =
  /password|passphrase|passwd|pwd|token|secret|(?<!postal.?)code|hash|(?<!^)key|^key(?!s$)|url|otp|cookie|authorization|credential|pin$/i

const maxDepth = 12
const maxItems = 2000

/**
 * A copy that JSON can hold, in which every field with a secret's name is masked, at any depth. Yes, no, nothing and a
 * moment keep no secret and stay. Nothing that is given makes it throw: an audit row must not fail the change it tells of.
 */
export function withoutSecrets(value: unknown): unknown {
  try {
    return copyOf(value, [])
  } catch (error) {
    // Only what lies about itself gets here (a proxy, a getter of a map). The change it tells of goes on.
    return { unreadable: error instanceof Error ? error.name : 'thrown' }
  }
}

function copyOf(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  // PostgreSQL's jsonb takes no NUL and no half of a surrogate pair.
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (above.includes(value)) return '[again]'
  if (above.length >= maxDepth) return '[deep]'
  const under = [...above, value]
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
  if (value instanceof Error) return { name: value.name, message: value.message }
  if (value instanceof Map)
    return copyFields(
      [...value].map(([name, item]) => [typeof name === 'object' && name !== null ? '[object]' : String(name), item]),
      under,
    )
  if (value instanceof Set) return copyList([...value], under)
  if (Array.isArray(value)) return copyList(value, under)
  return copyFields(Object.entries(Object.getOwnPropertyDescriptors(value)).map(readField), under)
}

/** A getter may throw, and what it gives is no stored value. */
function readField([name, field]: [string, PropertyDescriptor]): [string, unknown] {
  return [name, field.enumerable === true && 'value' in field ? field.value : undefined]
}

const copyList = (list: readonly unknown[], above: readonly object[]) =>
  list.slice(0, maxItems).map((item) => copyOf(item, above))

function copyFields(fields: readonly [string, unknown][], above: readonly object[]): unknown {
  return Object.fromEntries(
    fields
      .slice(0, maxItems)
      .map(([name, item]) => [
        copyOf(name, []),
        secretName.test(name) && isTelling(item) ? '[masked]' : copyOf(item, above),
      ]),
  )
}

const isTelling = (item: unknown) =>
  item !== undefined && item !== null && typeof item !== 'boolean' && !(item instanceof Date)

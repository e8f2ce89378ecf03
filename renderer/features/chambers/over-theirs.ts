/**
 * What stands in a form after another desktop saved first: theirs, with what was typed here over it. `fields` names what
 * they changed.
 */
export function overTheirs<T extends object>({ read, theirs, typed }: { read: T; theirs: T; typed: T }) {
  const fields = Object.keys(read) as (keyof T & string)[] // the same keys in all three
  const own = fields.filter((field) => typed[field] !== read[field])
  const values = { ...theirs }
  for (const field of own) values[field] = typed[field]
  return { values, fields: fields.filter((field) => theirs[field] !== read[field]) }
}

import type { Command } from '../shop-model/shop-model.ts'
import type { Key } from '../shop-model/shop-words.ts'
import type { Life } from './life.ts'

export type Does<D extends Command['do']> = Extract<Command, { do: D }>

/** What the farm calls a thing of this life. */
export const idOf = ({ ids }: Life, key: Key): string => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`${key} has no id`)
  return id
}

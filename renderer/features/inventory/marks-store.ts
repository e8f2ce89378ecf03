import { create } from 'zustand'

type Marks = {
  ids: readonly string[]
  /** From here a range begins. */
  last: string | null
  mark: (id: string, how: { range: boolean; keys: readonly string[] }) => void
  set: (ids: readonly string[]) => void
}

/** Marked rows after a press: one more or one less, or all from the last one to this. */
export function afterMark(
  { ids, last }: Pick<Marks, 'ids' | 'last'>,
  id: string,
  { range, keys }: { range: boolean; keys: readonly string[] },
): Pick<Marks, 'ids' | 'last'> {
  const [from, to] = [last === null ? -1 : keys.indexOf(last), keys.indexOf(id)]
  if (range && from >= 0 && to >= 0) {
    const between = keys.slice(Math.min(from, to), Math.max(from, to) + 1)
    return { ids: [...new Set([...ids, ...between])], last: id }
  }
  return { ids: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id], last: id }
}

/** Products that are marked for a change of many; they stay marked while one filters for more. */
export const useMarks = create<Marks>()((set) => ({
  ids: [],
  last: null,
  mark: (id, how) => {
    set((now) => afterMark(now, id, how))
  },
  set: (ids) => {
    set({ ids, last: null })
  },
}))

import { Button } from './button.tsx'
import type { ListWords } from './list-words.ts'
import { Empty } from './query-states.tsx'

type ListEmptyProps = { words: Pick<ListWords, 'icon' | 'none' | 'noMatch'>; isFiltered: boolean; onClear: () => void }

/** Where no rows are: that there are none yet, or that the filter leaves none. */
export function ListEmpty({ words: { icon, none, noMatch }, isFiltered, onClear }: ListEmptyProps) {
  if (isFiltered && noMatch) {
    return (
      <Empty icon={icon} title={noMatch.title} action={<Button onPress={onClear}>{noMatch.clear}</Button>}>
        {noMatch.text}
      </Empty>
    )
  }
  return (
    <Empty icon={icon} title={none.title} action={none.action}>
      {none.text}
    </Empty>
  )
}

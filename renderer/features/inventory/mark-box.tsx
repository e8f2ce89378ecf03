import { useTranslation } from 'react-i18next'
import { useMarks } from './marks-store.ts'

type MarkBoxProps = { id: string; name: string; keys: { current: readonly string[] } }

/** For the mouse; by keyboard Space marks the row that has the focus. */
export function MarkBox({ id, name, keys }: MarkBoxProps) {
  const { t } = useTranslation('common')
  const isMarked = useMarks(({ ids }) => ids.includes(id))
  const mark = useMarks((marks) => marks.mark)
  return (
    <input
      type="checkbox"
      className="inventory-mark"
      tabIndex={-1}
      aria-label={t('table.mark', { name })}
      checked={isMarked}
      onChange={(event) => {
        const { nativeEvent } = event
        mark(id, { range: nativeEvent instanceof MouseEvent && nativeEvent.shiftKey, keys: keys.current })
      }}
    />
  )
}

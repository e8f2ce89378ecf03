import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuChoice } from '../../ui/menu.tsx'

const any = 'any'

export type FilterChipProps = {
  /** What it filters by: "Person". */
  title: string
  value: string | null
  options: readonly { id: string; label: string }[]
  onChange: (value: string | null) => void
}

/** A filter that says what it is set to, and nothing when it is not. */
export function FilterChip({ title, value, options, onChange }: FilterChipProps) {
  const { t } = useTranslation('logs')
  const label = options.find(({ id }) => id === value)?.label ?? value
  return (
    <Menu
      label={title}
      trigger={
        <Button size="sm" variant="ghost" className={value === null ? 'chip' : 'chip on'}>
          {label ?? title}
          <Icon name="down" small />
        </Button>
      }
    >
      <MenuChoice
        title={title}
        value={value ?? any}
        options={[{ id: any, label: t('any') }, ...options]}
        onChange={(next) => {
          onChange(next === any ? null : next)
        }}
      />
    </Menu>
  )
}

/** A filter that was set from elsewhere: it can only be taken away. */
export function SetChip({ children, onClear }: { children: string; onClear: () => void }) {
  const { t } = useTranslation('logs')
  return (
    <Button size="sm" variant="ghost" className="chip on" label={t('clearOne', { what: children })} onPress={onClear}>
      {children}
      <Icon name="close" small />
    </Button>
  )
}

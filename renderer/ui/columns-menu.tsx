import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Menu, MenuChoices } from './menu.tsx'

type ColumnsMenuProps = {
  /** Those that may be left out; what names a row may not. */
  options: readonly { id: string; label: string }[]
  hidden: readonly string[]
  onChange: (hidden: string[]) => void
}

/** Which columns a person wants to see. */
export function ColumnsMenu({ options, hidden, onChange }: ColumnsMenuProps) {
  const { t } = useTranslation('common')
  return (
    <Menu
      label={t('table.columnsShown')}
      trigger={
        <Button variant="ghost" icon="columns">
          {t('table.columns')}
        </Button>
      }
    >
      <MenuChoices
        title={t('table.columnsShown')}
        options={options}
        values={options.map(({ id }) => id).filter((id) => !hidden.includes(id))}
        onChange={(shown) => {
          onChange(options.map(({ id }) => id).filter((id) => !shown.includes(id)))
        }}
      />
    </Menu>
  )
}

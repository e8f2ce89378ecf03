import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Menu, MenuItem } from './menu.tsx'
import type { Exporting } from './use-export.ts'

const isRunning = ({ shown }: Exporting) => shown.state === 'running'

type ItemsProps = {
  exporting: Exporting
  /** What is taken out, where a menu has more than one such thing. */
  what?: string
}

/** The kinds of file a list is taken out as, in a menu. */
export function ExportItems({ exporting, what }: ItemsProps) {
  const { t } = useTranslation('common')
  const item = (format: 'xlsx' | 'csv') => (
    <MenuItem
      icon="download"
      isDisabled={isRunning(exporting)}
      onAction={() => {
        exporting.run(format)
      }}
    >
      {what === undefined ? t(`export.as.${format}`) : `${what}: ${t(`export.as.${format}`)}`}
    </MenuItem>
  )
  return (
    <>
      {item('xlsx')}
      {item('csv')}
    </>
  )
}

/** Takes out what a list shows, in the head of it. */
export function ExportMenu({ of }: { of: readonly ItemsProps[] }) {
  const { t } = useTranslation('common')
  return (
    <Menu
      label={t('export.start')}
      trigger={
        <Button variant="ghost" icon="download" busy={of.some(({ exporting }) => isRunning(exporting))}>
          {t('export.start')}
        </Button>
      }
    >
      {of.map((each) => (
        <ExportItems key={each.what ?? ''} {...each} />
      ))}
    </Menu>
  )
}

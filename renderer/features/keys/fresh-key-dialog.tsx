import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FreshKey } from '../../../electron/contract/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'

/** The key, this once. It is in no cache and no store: when this dialog is gone, so is the key. */
export function FreshKeyDialog({ fresh, onClose }: { fresh: FreshKey; onClose: () => void }) {
  const { t } = useTranslation('keys')
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null)
  const copy = () => {
    navigator.clipboard.writeText(fresh.key).then(
      () => {
        setCopied('yes')
      },
      () => {
        setCopied('failed')
      },
    )
  }
  return (
    <Dialog
      title={t('fresh.title', { name: fresh.row.name })}
      role="alertdialog"
      isOpen
      // Only the button closes it: a slip of the finger must not lose what is shown once.
      onClose={() => undefined}
      width="md"
      actions={
        <Button variant="pri" onPress={onClose}>
          {t('fresh.kept')}
        </Button>
      }
    >
      <p className="t2">{t('fresh.text')}</p>
      <div className="keys-fresh">
        <code className="mono">{fresh.key}</code>
        <Button icon="copy" onPress={copy} autoFocus>
          {t('fresh.copy')}
        </Button>
      </div>
      <p role="status" className="small keys-fresh-said">
        {copied === 'yes' && (
          <span className="row ok">
            <Icon name="ok" small />
            {t('fresh.copied')}
          </span>
        )}
        {copied === 'failed' && t('fresh.copyFailed')}
      </p>
    </Dialog>
  )
}

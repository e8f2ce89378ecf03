import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'mash-backup-codes.txt'
  link.click()
  URL.revokeObjectURL(url)
}

type CodesProps = { codes: readonly string[]; email: string; onSaved: () => void }

function Codes({ codes, email, onSaved }: CodesProps) {
  const { t } = useTranslation('account')
  const [saved, setSaved] = useState(false)
  const text = [t('backup.paper', { email }), '', ...codes, ''].join('\n')
  const copy = () => {
    const said = (copied: boolean) => {
      showToast(copied ? { text: t('backup.copied') } : { text: t('backup.notCopied'), state: 'watch' })
    }
    navigator.clipboard.writeText(text).then(
      () => said(true),
      () => said(false),
    )
  }
  return (
    <>
      <p className="t2">{t('backup.lead')}</p>
      <div className="account-print-only">
        <p className="account-print-head">{t('backup.paper', { email })}</p>
        <ol className="account-backup-codes mono" aria-label={t('backup.title')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="row wrap">
        <Button size="sm" icon="copy" onPress={copy}>
          {t('backup.copy')}
        </Button>
        <Button size="sm" icon="note" onPress={() => window.print()}>
          {t('backup.print')}
        </Button>
        <Button size="sm" icon="download" onPress={() => download(text)}>
          {t('backup.download')}
        </Button>
      </div>
      <Checkbox label={t('backup.kept')} value={saved} onChange={setSaved} />
      <div className="dlg-acts">
        <Button variant="pri" isDisabled={!saved} onPress={onSaved}>
          {t('backup.done')}
        </Button>
      </div>
    </>
  )
}

/** Shown once and nowhere else again; it goes only when the person says that they have them. */
export function BackupCodesDialog({ codes, ...rest }: { codes: readonly string[] | null } & Omit<CodesProps, 'codes'>) {
  const { t } = useTranslation('account')
  return (
    <Dialog title={t('backup.title')} isOpen={codes !== null} onClose={() => undefined}>
      {codes && <Codes codes={codes} {...rest} />}
    </Dialog>
  )
}

import './third-party.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'

/** Made with the page, of all that is in it; in the program's own folder, so that it is read without a network. */
async function readNotices(): Promise<string> {
  const answer = await fetch('/third-party.txt')
  if (!answer.ok) throw new Error(`third-party.txt answers ${answer.status}`)
  return answer.text()
}

function Notices() {
  const { t } = useTranslation('settings')
  const notices = useQuery({ queryKey: ['third-party'], queryFn: readNotices, staleTime: Number.POSITIVE_INFINITY })
  if (notices.isPending) return <Loading label={t('about.thirdParty')} rows={6} />
  if (notices.isError) return <Problem error={notices.error} onRetry={() => void notices.refetch()} />
  return (
    <pre className="third-party" tabIndex={0} aria-label={t('about.thirdParty')}>
      {notices.data}
    </pre>
  )
}

/** The licences of the packages that the program is made of. */
export function ThirdParty() {
  const { t } = useTranslation(['settings', 'common'])
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
  }
  return (
    <>
      <button
        type="button"
        className="link"
        onClick={() => {
          setOpen(true)
        }}
      >
        {t('about.thirdParty')}
      </button>
      <Dialog
        title={t('about.thirdParty')}
        isOpen={isOpen}
        onClose={close}
        width="lg"
        actions={<Button onPress={close}>{t('common:action.close')}</Button>}
      >
        <Notices />
      </Dialog>
    </>
  )
}

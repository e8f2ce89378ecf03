import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../ui/format.ts'

/** The last row's place and hash: whoever keeps them on paper can tell later whether the past was changed. */
export function HeadLine({ head }: { head: { seq: number; hash: string } }) {
  const { t } = useTranslation('logs')
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const copy = () => {
    navigator.clipboard.writeText(`#${head.seq} ${head.hash}`).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    )
  }
  return (
    <div className="logs-head">
      <span>{t('verify.head', { row: formatNumber(head.seq) })}</span>
      <span className="mono breakable">{head.hash}</span>
      <button type="button" className="link" onClick={copy}>
        {copied === 'yes' ? t('copied') : t('copy')}
      </button>
      {copied === 'failed' && <span role="alert">{t('copyFailed')}</span>}
    </div>
  )
}

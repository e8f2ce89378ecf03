import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { storedDraft } from '../frame/joined.ts'
import { useMay } from '../person/may.ts'
import { Button } from '../ui/button.tsx'
import { draftValues } from '../ui/draft-store.ts'
import { Icon } from '../ui/icon.tsx'
import { besideOf } from '../ui/use-dialog-draft.ts'
import { features } from './features.ts'
import { useStoredDrafts } from './keep-drafts.ts'

const mostShown = 4

function readEntry(name: string) {
  const values = draftValues(name)
  const entry = values && storedDraft(features, { name, values, beside: besideOf(name) })
  return entry ? [{ name, ...entry }] : []
}

/** What somebody typed before the power went, with the way there; said once. */
export function DraftsNotice() {
  const { t } = useTranslation(['frame', 'common'])
  const may = useMay()
  const found = useStoredDrafts((drafts) => drafts.found)
  const [seen, setSeen] = useState<readonly string[]>([])
  const router = useRouter()
  const here = useLocation({ select: ({ pathname }) => pathname })
  const drafts = found
    .filter((name) => !seen.includes(name))
    .flatMap(readEntry)
    .filter(({ needs }) => needs === null || may(needs))
    // Whoever is there already sees it.
    .filter(({ to }) => router.buildLocation(to).pathname !== here)
  if (drafts.length === 0) return null
  const close = (names: readonly string[]) => {
    setSeen([...seen, ...names])
  }
  return (
    <div role="status" className="shell-notice info">
      <Icon name="clock" small />
      <span>{t('notSent')}</span>
      {drafts.slice(0, mostShown).map(({ name, text, to }) => (
        <Link
          key={name}
          {...to}
          className="link"
          onClick={() => {
            close([name])
          }}
        >
          {text}
        </Link>
      ))}
      <span className="shell-notice-end">
        <Button
          variant="ghost"
          size="sm"
          onPress={() => {
            close(found)
          }}
        >
          {t('common:action.close')}
        </Button>
      </span>
    </div>
  )
}

import { keepPreviousData } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

export const logPageSize = 200

type Page = { more: boolean; rows: readonly { cursor: string }[] }

/** How a log is read: it grows at its top while one looks at it. */
export const byLogPages = {
  getNextPageParam: ({ more, rows }: Page) => (more ? (rows.at(-1)?.cursor ?? null) : null),
  placeholderData: keepPreviousData,
  // Pages that were read stay as they are while one looks at them; coming back begins anew at the newest.
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
}

export function useLogWords({ title, search }: { title: string; search: string }) {
  const { t } = useTranslation('logs')
  return {
    title,
    search: { label: t('searchKey'), placeholder: search },
    loading: t('loading'),
    failed: t('failed'),
    close: t('closePanel'),
    icon: 'list',
    none: { title: t('emptyTitle'), text: t('emptyText') },
    noMatch: { title: t('noneFound'), text: t('noneFoundText'), clear: t('clear') },
  } as const
}

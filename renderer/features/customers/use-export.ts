import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../api.ts'
import { withStepUp } from '../../step-up.ts'
import { showToast } from '../../ui/toast.tsx'
import { useCustomersView } from './customers-view-store.ts'

/** The list that is in sight, all of it, as a file. */
export function useExport() {
  const { t } = useTranslation('customers')
  return useMutation({
    mutationFn: async () => {
      const { search, owing } = useCustomersView.getState()
      const parts: string[] = []
      const stream = await withStepUp(() => client.customers.export({ search, owing }))
      for await (const part of stream) parts.push(part)
      return parts
    },
    onSuccess: (parts) => {
      // The mark tells spreadsheets that it is UTF-8.
      const url = URL.createObjectURL(new Blob(['\uFEFF', ...parts], { type: 'text/csv;charset=utf-8' }))
      const link = document.createElement('a')
      link.href = url
      link.download = 'customers.csv'
      link.click()
      setTimeout(() => {
        URL.revokeObjectURL(url)
      }, 0)
      const count = parts.reduce((sum, part) => sum + part.split('\r\n').length - 1, -1)
      showToast({ text: t('exported', { count }) })
    },
  })
}

import { useTranslation } from 'react-i18next'
import type { FoundDevice } from '../../../electron/contract/chambers/chambers.ts'
import { client, problemOf } from '../../host/api.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { showToast } from '../../ui/toast.tsx'

/** Takes devices off the list of new ones, and says how to have them back. */
export function useDismissFound() {
  const { t } = useTranslation('chambers')
  const ask = async (keys: string[], isDismissed: boolean): Promise<boolean> => {
    try {
      await client.chambers.dismiss({ keys, isDismissed })
      return true
    } catch (error) {
      showToast({ text: problemWords(problemOf(error)).what, state: 'bad' })
      return false
    }
  }
  return async (devices: readonly FoundDevice[], isDismissed: boolean) => {
    const keys = devices.map(({ key }) => key)
    if (!(await ask(keys, isDismissed)) || !isDismissed) return
    showToast({
      text: t('found.dismissed', { count: keys.length }),
      onUndo: () => void ask(keys, false),
    })
  }
}

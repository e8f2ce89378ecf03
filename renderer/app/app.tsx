import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { I18nProvider } from 'react-aria-components'
import { usePreferences } from '../ui/preferences.ts'
import { ToastRegion } from '../ui/toast.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'

export function App() {
  const language = usePreferences((preferences) => preferences.language)
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <I18nProvider locale={language === 'fil' ? 'fil-PH' : 'en-PH'}>
          <RouterProvider router={router} />
          <ToastRegion />
        </I18nProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  )
}

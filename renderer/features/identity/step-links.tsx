import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** Below a step of signing in: the way back, and another way. */
export function StepLinks({ onBack, children }: { onBack: () => void; children?: ReactNode }) {
  const { t } = useTranslation('identity')
  return (
    <div className="identity-sign-in-links">
      <Button variant="ghost" size="sm" icon="left" onPress={onBack}>
        {t('back')}
      </Button>
      {children}
    </div>
  )
}

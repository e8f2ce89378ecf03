import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** What is drawn where a screen failed to draw. */
export function ScreenFailed({ onReload }: { onReload: () => void }) {
  const { t } = useTranslation('frame')
  return (
    <div role="alert" className="screen-note">
      <div className="st4 bad">
        <Icon name="bad" />
        <div>
          <div className="b">{t('failed.title')}</div>
          <p className="t2">{t('failed.body')}</p>
        </div>
        <Button onPress={onReload}>{t('failed.reload')}</Button>
      </div>
    </div>
  )
}

/** The last one: around everything, for what fails outside of any screen. React has no hook for this. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <ScreenFailed
        onReload={() => {
          location.reload()
        }}
      />
    )
  }
}

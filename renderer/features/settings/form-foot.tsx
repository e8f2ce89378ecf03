import { useTranslation } from 'react-i18next'
import { problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'
import { dropDraft } from '../../ui/use-draft.ts'
import { UnsavedGuard } from './unsaved-guard.tsx'

type FormFootProps = {
  /** Whose refusals are told here. */
  of: 'mail' | 'settings'
  save: { isPending: boolean; isError: boolean; error: unknown }
  canChange: boolean
  dirty: boolean
  draftName: string
}

/** Below a form of the settings: Save and what came of it, or that one may only look; and a word before it is left. */
export function FormFoot({ of, save, canChange, dirty, draftName }: FormFootProps) {
  const { t } = useTranslation(['settings', 'common'])
  return (
    <>
      <div className="part-acts">
        {save.isError && <Refusal of={of} error={save.error} />}
        {canChange ? (
          <Button variant="pri" type="submit" keyCap="F9" busy={save.isPending}>
            {t('common:action.save')}
          </Button>
        ) : (
          <p className="t2">{t('readOnly')}</p>
        )}
      </div>
      <UnsavedGuard
        dirty={dirty}
        isSaving={save.isPending}
        onDiscard={() => {
          dropDraft(draftName)
        }}
      />
    </>
  )
}

function Refusal({ of, error }: { of: FormFootProps['of']; error: unknown }) {
  const { code, data } = problemOf(error)
  const key = `${of}:refusal.${code}`
  if (!hasWords(key)) return <ProblemLine error={error} />
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      {words(key, data)}
    </p>
  )
}

import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import type { RefusalWords } from '../../ui/refusal-words.ts'
import { dropDraft } from '../../ui/use-draft.ts'
import { UnsavedGuard } from './unsaved-guard.tsx'

type FormFootProps = {
  /** Whose refusals are told here. */
  of: RefusalWords['of']
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
        <Refusal words={{ of }} error={save.error} />
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

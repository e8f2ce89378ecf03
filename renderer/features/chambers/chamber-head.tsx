import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IfMay } from '../../person/if-may.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pill } from '../../ui/pill.tsx'
import type { ChamberView } from './chamber-state.ts'
import { Age, conditionIcon, useConditionSentence, useConditionTitle } from './condition-words.tsx'
import { RenameDialog } from './rename-dialog.tsx'

/** Which chamber this is, how it is, and how old that is. */
export function ChamberHead({ view, onFrames }: { view: ChamberView; onFrames: () => void }) {
  const { t } = useTranslation(['chambers', 'bulk'])
  const { chamber, condition, live } = view
  const [isRenaming, setRenaming] = useState(false)
  const sentence = useConditionSentence(view)
  const title = useConditionTitle(view)
  return (
    <div className="head">
      <nav className="chambers-crumb t3" aria-label={t('title')}>
        <Link to="/chambers">{t('title')}</Link>
        <span aria-hidden>/</span>
      </nav>
      <h1 className="cut">{chamber.name}</h1>
      <span className="mono t3">{chamber.serialNumber}</span>
      {chamber.demo && (
        <span className="chambers-demo-mark" title={t('demoHelp')}>
          {t('demo')}
        </span>
      )}
      <span title={sentence}>
        <Pill state={condition.mark} icon={conditionIcon[condition.kind]}>
          {title}
        </Pill>
      </span>
      <span className="t3 small">{live?.heardAt ? <Age at={live.heardAt} /> : t('age.never')}</span>
      <div className="acts">
        <IfMay right="inventory:adjust">
          <Link to="/inventory" search={{ harvest: chamber.id }} className={buttonClass({ variant: 'ghost' })}>
            <Icon name="box" />
            {t('bulk:harvest.open')}
          </Link>
        </IfMay>
        <IfMay right="devices:update">
          <Button
            variant="ghost"
            icon="edit"
            onPress={() => {
              setRenaming(true)
            }}
          >
            {t('rename.button')}
          </Button>
        </IfMay>
        <Button variant="ghost" icon="list" onPress={onFrames}>
          {t('chamber.rawFrames')}
        </Button>
      </div>
      {isRenaming && (
        <RenameDialog
          chamber={chamber}
          onClose={() => {
            setRenaming(false)
          }}
        />
      )}
    </div>
  )
}

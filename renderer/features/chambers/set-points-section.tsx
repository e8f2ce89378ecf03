import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Chamber, Room } from '../../../electron/contract/chambers/chambers.ts'
import { IfMay } from '../../person/if-may.tsx'
import { Section } from '../../ui/section.tsx'
import { formatBand, formatCritical, formatLimit, quantities } from './quantity.ts'
import { SetPointsDialog } from './set-points-dialog.tsx'

export function SetPointsSection({ chamber, room }: { chamber: Chamber; room: Room }) {
  const { t } = useTranslation('chambers')
  const [isEditing, setEditing] = useState(false)
  return (
    <Section
      title={t('setPoints.title', { room: t(`roomIn.${room}`) })}
      end={
        <IfMay right="devices:update">
          <Button
            className="chamber-link"
            onPress={() => {
              setEditing(true)
            }}
          >
            {t('setPoints.edit')}
          </Button>
        </IfMay>
      }
    >
      <table className="chamber-set-points">
        <thead>
          <tr>
            <th>
              <span className="sr-only">{t('chamber.metricChoice')}</span>
            </th>
            <th className="num">{t('setPoints.target')}</th>
            <th className="num">{t('setPoints.band')}</th>
            <th className="num">{t('setPoints.critical')}</th>
          </tr>
        </thead>
        <tbody>
          {quantities.map((quantity) => {
            const band = chamber.setPoints[room][quantity]
            return (
              <tr key={quantity}>
                <td>
                  {t(`quantity.${quantity}`)} <span className="u">{t(`unit.${quantity}`)}</span>
                </td>
                <td className="num">{band.target === null ? <Dash /> : formatLimit(band.target)}</td>
                <td className="num">{formatBand(band) ?? <Dash />}</td>
                <td className="num">{formatCritical(band) ?? <Dash />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {isEditing && (
        <SetPointsDialog
          chamber={chamber}
          room={room}
          onClose={() => {
            setEditing(false)
          }}
        />
      )}
    </Section>
  )
}

const Dash = () => <span className="t3">–</span>

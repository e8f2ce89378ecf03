import { useTranslation } from 'react-i18next'
import type { FoundDevice, Quantity, Room } from '../../../electron/contract/chambers/chambers.ts'
import { IfMay } from '../../person/if-may.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Age } from './condition-words.tsx'
import { formatValue, rooms } from './quantity.ts'

type FoundRowProps = {
  device: FoundDevice
  onRegister: (device: FoundDevice) => void
  /** Takes it off the list, or puts it back; left out where only registering is offered. */
  onDismiss?: (device: FoundDevice) => void
  /** Left out where there is no room for another dialog. */
  onFrames?: (device: FoundDevice) => void
  primary: boolean
}

/** A device nobody has registered, with enough of what it says to know which one it is. */
export function FoundRow({ device, onRegister, onFrames, onDismiss, primary }: FoundRowProps) {
  const { t } = useTranslation('chambers')
  const valueOf = (room: Room, quantity: Quantity) => {
    const found = device.measured.find((each) => each.room === room && each.quantity === quantity)
    return found ? formatValue(quantity, found.value) : '–'
  }
  const measuredRooms = rooms.filter((room) => device.measured.some((each) => each.room === room))
  return (
    <div className="li">
      <Icon name={device.source === 'usb' ? 'usb' : 'broker'} />
      <span className="mono b">{device.serialNumber}</span>
      <span className="t2">
        {t(`found.by.${device.source}`)}
        {device.port && <span className="mono"> {device.port}</span>}
      </span>
      <span className="chambers-found-values grow">
        {measuredRooms.map((room) => (
          <span key={room}>
            {t('found.values', {
              room: t(`room.${room}`),
              temperature: valueOf(room, 'temperature'),
              humidity: valueOf(room, 'humidity'),
              co2: valueOf(room, 'co2'),
            })}
          </span>
        ))}
        {device.wrongTopic !== null && measuredRooms.length === 0 && (
          <span>{t('found.wrongTopic', { topic: device.wrongTopic })}</span>
        )}
      </span>
      <span className="t3 small">
        <Age at={device.heardAt} />
      </span>
      {onFrames && (
        <Button
          size="sm"
          variant="ghost"
          icon="list"
          onPress={() => {
            onFrames(device)
          }}
        >
          {t('found.rawFrames')}
        </Button>
      )}
      <IfMay right="devices:create">
        {onDismiss && (
          <Button
            size="sm"
            variant="ghost"
            label={t(device.isDismissed ? 'found.restoreLabel' : 'found.dismissLabel', { serial: device.serialNumber })}
            onPress={() => {
              onDismiss(device)
            }}
          >
            {t(device.isDismissed ? 'found.restore' : 'found.dismiss')}
          </Button>
        )}
        <Button
          size="sm"
          isDisabled={measuredRooms.length === 0}
          variant={primary ? 'pri' : 'plain'}
          label={t('found.registerLabel', { serial: device.serialNumber })}
          onPress={() => {
            onRegister(device)
          }}
        >
          {t('found.register')}
        </Button>
      </IfMay>
    </div>
  )
}

import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useHotkey } from '../../../ui/use-hotkey.ts'
import type { NewOrderDraft, NewOrderForm } from './new-order-draft.ts'

const channels = ['phone', 'walk-in'] as const

type ChannelChoiceProps = {
  form: NewOrderForm
  /** Nobody needs to be asked for: straight on to the goods. */
  onWalkIn: () => void
}

/** By phone or at the counter. Who stands there takes the goods along, so the hand-over follows. */
export function ChannelChoice({ form, onWalkIn }: ChannelChoiceProps) {
  const { t } = useTranslation('orders')
  const channel = useWatch({ control: form.control, name: 'channel' })
  const choose = (next: NewOrderDraft['channel']) => {
    form.setValue('channel', next)
    form.setValue('handOver', next === 'walk-in' ? 'pickup' : 'deliver')
    if (next === 'walk-in') onWalkIn()
  }
  useHotkey(
    'F7',
    () => {
      choose(channel === 'phone' ? 'walk-in' : 'phone')
    },
    { label: t('new.keys.channel') },
  )
  return (
    <span className="row">
      <Segmented
        label={t('channelFilter')}
        value={channel}
        onChange={choose}
        options={channels.map((id) => ({ id, label: t(`channel.${id}`) }))}
      />
      <KeyCap>F7</KeyCap>
    </span>
  )
}

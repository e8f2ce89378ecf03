import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Me, pin as pinSchema } from '../../../electron/contract/identity/person.ts'
import { problemOf } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

type PinFormProps = {
  submit: string
  enter: (pin: string) => Promise<Me>
  onDone: (me: Me) => void
}

/** The keyboard first: digits and Enter. The buttons are for a hand on the mouse or the screen. */
export function PinForm({ submit, enter, onDone }: PinFormProps) {
  const { t } = useTranslation('identity')
  const [pin, setPin] = useState('')
  const attempt = useMutation({
    mutationFn: enter,
    onSuccess: onDone,
    onError: () => {
      setPin('')
    },
  })
  const change = (text: string) => {
    setPin(text.replaceAll(/\D/g, '').slice(0, 8))
    if (text !== '') attempt.reset()
  }
  const send = () => {
    if (pinSchema.safeParse(pin).success && !attempt.isPending) attempt.mutate(pin)
  }
  const left = attempt.isError ? problemOf(attempt.error).data.left : undefined
  const wrong = typeof left === 'number' ? t('pin.wrong', { count: left }) : t('pin.wrongPlain')
  return (
    <form
      noValidate
      className="identity-pin-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <PasswordField label={t('pin.label')} size="lg" autoComplete="off" autoFocus value={pin} onChange={change} />
      <div className="identity-pin-pad" role="group" aria-label={t('pin.pad')}>
        {digits.map((digit) => (
          <Button key={digit} size="lg" onPress={() => change(pin + digit)}>
            {digit}
          </Button>
        ))}
        <Button size="lg" icon="close" label={t('pin.clear')} onPress={() => change('')} />
        <Button size="lg" onPress={() => change(`${pin}0`)}>
          0
        </Button>
        <Button size="lg" icon="left" label={t('pin.back')} onPress={() => change(pin.slice(0, -1))} />
      </div>
      <Refusal error={attempt.error} said={{ WRONG_PIN: wrong }} />
      <Button variant="pri" size="lg" type="submit" keyCap="Enter" busy={attempt.isPending} wide>
        {submit}
      </Button>
    </form>
  )
}

import { expect, it } from 'vitest'
import { isPlainPin } from '../../../electron/features/identity/sign-in/pin-rules.ts'

it.each(['0000', '77777777', '1234', '4321', '0123', '23456789', '98765432', '6789', '3210'])('%s is plain', (pin) => {
  expect(isPlainPin(pin)).toBe(true)
})

it.each(['1235', '1212', '4826', '9012', '8901', '13579', '00001111', '12344321'])('%s is not', (pin) => {
  expect(isPlainPin(pin)).toBe(false)
})

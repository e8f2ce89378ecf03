import { expect, it } from 'vitest'
import { plainToStranger } from '../../../electron/features/settings/broker-service.ts'

it.each([
  ['', null],
  ['mqtts://broker.example.com:8883', null],
  ['wss://broker.example.com/mqtt', null],
  ['mqtt://127.0.0.1:1883', null],
  ['mqtt://localhost', null],
  ['mqtt://192.168.1.20', null],
  ['mqtt://172.20.0.4', null],
  ['mqtt://farm-pc', null],
  ['mqtt://mash.local', null],
  ['mqtt://broker.example.com', 'broker.example.com'],
  ['ws://broker.example.com', 'broker.example.com'],
  ['mqtt://172.32.0.4', '172.32.0.4'],
  ['mqtt://8.8.8.8', '8.8.8.8'],
  ['mqtt://[::1]', null],
  ['mqtt://[fd12:3456::7]', null],
  ['mqtt://[2001:db8::7]', '[2001:db8::7]'],
])('%s', (url, host) => {
  expect(plainToStranger(url)).toBe(host)
})

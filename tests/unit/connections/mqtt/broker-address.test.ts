import { expect, it } from 'vitest'
import { parseBrokerAddress } from '../../../../electron/connections/mqtt/broker-address.ts'
import { failureOf } from '../../../../electron/connections/mqtt/mqtt-failure.ts'

it.each([
  ['mqtt://broker', { protocol: 'mqtt', host: 'broker', port: 1883, path: '', tls: false }],
  ['mqtts://broker.example:8884', { protocol: 'mqtts', host: 'broker.example', port: 8884, path: '', tls: true }],
  ['ws://broker/mqtt?x=1', { protocol: 'ws', host: 'broker', port: 80, path: '/mqtt?x=1', tls: false }],
  ['wss://broker', { protocol: 'wss', host: 'broker', port: 443, path: '/', tls: true }],
  ['mqtt://[::1]:1884', { protocol: 'mqtt', host: '::1', port: 1884, path: '', tls: false }],
])('reads %s', (url, address) => {
  expect(parseBrokerAddress(url)).toEqual({ ok: true, value: address })
})

it.each(['', 'broker', 'http://broker', 'mqtt://', 'mqtt://broker:99999', 'mqtt://a b'])('refuses "%s"', (url) => {
  expect(parseBrokerAddress(url)).toEqual({ ok: false, refusal: { code: 'BAD_ADDRESS' } })
})

it.each([
  [4, 'BAD_CREDENTIALS', true],
  [5, 'NOT_AUTHORISED', true],
  [134, 'BAD_CREDENTIALS', true],
  [135, 'NOT_AUTHORISED', true],
  [3, 'BROKER_BUSY', false],
  [142, 'TAKEN_OVER', true],
  [199, 'REASON_199', true],
  ['ECONNREFUSED', 'NOBODY_ANSWERS', false],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'CA_UNKNOWN', true],
  ['SOMETHING', 'FAILED', false],
])('reads the failure %s as %s', (code, means, refused) => {
  expect(failureOf(Object.assign(new Error('x'), { code }))).toMatchObject({ code: means, refused })
})

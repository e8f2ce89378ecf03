import { expect, it } from 'vitest'
import { isPrivateHost } from '../../../electron/platform/private-host.ts'

it.each([
  ...['localhost', 'LOCALHOST', '127.0.0.1', '127.255.1.9', '::1', '[::1]', '10.0.0.1', '192.168.1.20', '172.16.0.1'],
  ...['172.19.0.1', '172.20.0.1', '172.29.0.1', '172.31.255.1', 'fc00::1', '[fd12:3456::1]', 'fe80::1', 'febf::1'],
  ...['farm-pc', 'gateway.local', 'a.b.LOCAL'],
])('%s is on the farm’s own network: a password may go there unencrypted', (host) => {
  expect(isPrivateHost(host)).toBe(true)
})

it.each([
  ...['example.com', '8.8.8.8', '172.15.0.1', '172.32.0.1', '11.0.0.1', '192.169.1.1', '128.0.0.1', '110.0.0.1'],
  ...['2001:db8::1', '[2001:db8::1]', 'fec0::1', 'fe70::1', 'fb00::1', 'gateway.local.example.com', ''],
  ...['10.0.0.1.example.com', 'x10.0.0.1', 'localhost.example.com', 'example.local.', '127.0.0.1.evil.example'],
  ...['192.168.1', '10.0.0', '.local'],
])('%s is not: it is asked for encryption', (host) => {
  expect(isPrivateHost(host)).toBe(false)
})

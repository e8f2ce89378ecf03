import type { Socket } from 'node:net'

/**
 * Who stands behind an address, as far as limits go. Of an IPv6 address the first half: the other half is a device's to
 * choose, as often as it likes. A v4 address that came by a v6 socket is the v4 address.
 */
export function partyOf(address: string): string {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  if (!plain.includes(':')) return plain
  const [before = '', after] = plain.toLowerCase().replace(/%.*$/, '').split('::', 2)
  const head = before === '' ? [] : before.split(':')
  const tail = after ? after.split(':') : []
  const middle =
    after === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return `${[...head, ...middle, ...tail].slice(0, 4).join(':')}::/64`
}

export const partyOfSocket = ({ remoteAddress }: Pick<Socket, 'remoteAddress'>): string => partyOf(remoteAddress ?? '')

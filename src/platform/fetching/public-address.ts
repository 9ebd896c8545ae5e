import ipaddr from 'ipaddr.js'

const extraRefused: readonly [string, number][] = [
  // IPv4 written as IPv6 without the mapped prefix, the old site-local block, and a provider's own address translation.
  ['::', 96],
  ['fec0::', 10],
  ['64:ff9b:1::', 48],
]

/**
 * Is this an address of the public internet? Not loopback, private, link-local, shared (CGNAT), multicast, reserved or a
 * documentation block, nor any of those wrapped in IPv6. Only what is plainly public passes.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  if (!(address instanceof ipaddr.IPv6)) return true
  return extraRefused.every(([block, bits]) => !address.match(ipaddr.IPv6.parse(block), bits))
}

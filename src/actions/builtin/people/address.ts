import type { TransferAddress } from '../../../conversation/transfers.ts'

/** An address as the settings write it: a number, `sip:…`, or `client:…`. */
export function transferAddress(written: string): TransferAddress {
  if (written.startsWith('+')) return { kind: 'number', address: written }
  if (written.startsWith('client:')) return { kind: 'client', address: written.slice('client:'.length) }
  return { kind: 'sip', address: written }
}

import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'

export interface Certificate {
  /** Both in PEM. */
  readonly key: string
  readonly cert: string
}

/** Makes a self-signed certificate for an IPv4 address, valid until `until` (years before 2050). */
export function certificateFor(address: string, until: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(bytes(0x06, '2a8648ce3d040302')) // ecdsa-with-SHA256
  const name = sequence(der(0x31, sequence(bytes(0x06, '550403'), der(0x0c, Buffer.from(randomUUID()))))) // commonName; each its own, since issuers are found by it
  const alternative = sequence(der(0x87, Buffer.from(address.split('.').map(Number))))
  const content = sequence(
    der(0xa0, bytes(0x02, '02')), // version 3
    bytes(0x02, '01'),
    algorithm,
    name,
    sequence(time(new Date('2020-01-01')), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(bytes(0x06, '551d11'), der(0x04, alternative)))), // subjectAltName
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey))
  const encoded = sequence(content, algorithm, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${encoded.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const length = content.length
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts)
}

function bytes(tag: number, hexadecimal: string): Buffer {
  return der(tag, Buffer.from(hexadecimal, 'hex'))
}

/** As UTCTime. */
function time(date: Date): Buffer {
  return der(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))
}

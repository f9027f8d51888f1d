/** Two keys that decrypt traffic. Only their certificates are here: nobody gets to see a private key again. */
import { X509Certificate } from 'node:crypto'
import { keyId } from '../decrypt-key'
import type { World } from '../world'

const web = `-----BEGIN CERTIFICATE-----
MIIBJzCBzgIBATAKBggqhkjOPQQDAjAgMR4wHAYDVQQDDBV3ZWItMDAwMS5jb3Jw
LmV4YW1wbGUwHhcNMjQwMTAxMDAwMDAwWhcNMzQwMTAxMDAwMDAwWjAgMR4wHAYD
VQQDDBV3ZWItMDAwMS5jb3JwLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMB
BwNCAAT+n9nfdX3NUlu3AIdWqoFkPOoafKATwnyYr/pU50bWuW/xoVZ1bqNKImUW
89s43NfY8j85j9e65rXT716o+jf5MAoGCCqGSM49BAMCA0gAMEUCIHG7kj25VL+5
PojfyvpzUhH4ewZw7JGIJ6uMXbhNmBRwAiEA98LLW7PwLEC8erhYfVsLyDjBrs8k
OMPTUS8S6elfcVQ=
-----END CERTIFICATE-----
`

const mail = `-----BEGIN CERTIFICATE-----
MIIBKTCB0AIBATAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZtYWlsLTAwMDEuY29y
cC5leGFtcGxlMB4XDTI0MDEwMTAwMDAwMFoXDTM0MDEwMTAwMDAwMFowITEfMB0G
A1UEAwwWbWFpbC0wMDAxLmNvcnAuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49
AwEHA0IABHuaiC7cBFdg93uN2Ej2Og9aAg49+EyZRCTTUHujd2awdC7IZFrJr0iq
Zbkjwu4OYFhC+2H+KZA3kkGdzCKhlYIwCgYIKoZIzj0EAwIDSAAwRQIgB8+mo5BC
fBZZjx6BsIGpZdXL3tRDjFWXMym8A4Rm2KECIQDhYinBWruPyHhsE4aA6U5J5pwE
Tfcmzsafc+rBdI/kZg==
-----END CERTIFICATE-----
`

/** Worked out once: every world that is made has these two. */
const ids = new Map([web, mail].map((pem) => [pem, keyId(new X509Certificate(pem).publicKey)]))

export function seedDecryptKeys(world: World): void {
  for (const [name, cert_pem, enabled, protocols] of [
    [
      'Web shop',
      web,
      true,
      [
        { protocol: 'http', port: 443 },
        { protocol: 'http', port: 8443 },
      ],
    ],
    ['Mail (old)', mail, false, [{ protocol: 'smtp', port: 465 }]],
  ] as const)
    world.collections.ssldecryptkeys.put({
      id: ids.get(cert_pem) ?? '',
      name,
      enabled,
      cert_pem,
      protocols: protocols.map((bound) => ({ ...bound })),
    })
}

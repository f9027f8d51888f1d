import { created, del, get, patch, post, resource } from './operation'
import { z } from './zod'

export const SslDecryptKey = z.object({
  id: z.string().meta({ label: 'Id' }).describe('SHA-1 of the key in hexadecimal digits'),
  name: z.string().meta({ label: 'Name' }),
  enabled: z.boolean().meta({ label: 'Enabled' }),
  cert_pem: z.string().nullable().optional().meta({ label: 'Certificate', kind: 'pem' }),
})
export type SslDecryptKey = z.output<typeof SslDecryptKey>

const Protocol = z.object({
  protocol: z.string().meta({ label: 'Protocol' }),
  port: z.number().int().meta({ label: 'Port', kind: 'numeral' }),
})

const ProtocolWrite = z.strictObject({
  protocol: z.string().min(1).meta({ label: 'Protocol' }).describe('In lower case, such as http'),
  port: z.number().int().min(0).max(65_535).meta({ label: 'Port' }).describe('The port that servers listen on'),
})

export const ssldecryptkeys = resource('ssldecryptkeys', {
  words: ['SSL decryption key', 'SSL decryption keys'],
  parts: 'ssl decrypt keys',
  platforms: ['discover'],
  since: '5.3',
  about: 'Private keys that decrypt the monitored traffic, each bound to protocols and ports.',
  object: SslDecryptKey,
  tells: ['cert_pem', 'enabled'],
  operations: {
    list: get('/ssldecryptkeys', {
      needs: 'system full',
      returns: z.array(SslDecryptKey),
      doc: 'List all decryption keys.',
    }),
    create: post('/ssldecryptkeys', {
      needs: 'system full',
      errors: [409, 422],
      body: z.strictObject({
        name: z.string().min(1).meta({ label: 'Name' }),
        certificate: z.string().min(1).meta({ label: 'Certificate', kind: 'pem' }),
        private_key: z
          .string()
          .min(1)
          .meta({ label: 'Private key', kind: 'pem' })
          .describe('Never shown again by the appliance'),
        enabled: z.boolean().meta({ label: 'Enabled' }),
      }),
      returns: created,
      doc: 'Add a decryption key.',
    }),
    get: get('/ssldecryptkeys/{id}', {
      needs: 'system full',
      returns: SslDecryptKey,
      doc: 'Read the certificate and state of one key.',
    }),
    update: patch('/ssldecryptkeys/{id}', {
      needs: 'system full',
      body: z.strictObject({ enabled: z.boolean().meta({ label: 'Enabled' }) }),
      doc: 'Enable or disable a key.',
    }),
    remove: del('/ssldecryptkeys/{id}', {
      needs: 'system full',
      destructive: true,
      doc: 'Delete a key.',
      note: 'The appliance never gives a private key back, so it cannot be restored from here.',
    }),
    protocols: get('/ssldecryptkeys/{id}/protocols', {
      needs: 'system full',
      returns: z.array(Protocol),
      doc: 'List the protocols and ports of a key.',
    }),
    addProtocol: post('/ssldecryptkeys/{id}/protocols', {
      needs: 'system full',
      errors: [404, 422],
      body: ProtocolWrite,
      status: 201,
      doc: 'Bind a protocol and port to a key.',
      assumed: true,
      note: 'The status of success is not stated by any source.',
    }),
    removeProtocol: del('/ssldecryptkeys/{id}/protocols/{protocol}', {
      needs: 'system full',
      query: z.object({
        port: z.number().int().optional().describe('Only on this port; on all ports of the protocol unless given'),
      }),
      doc: 'Unbind a protocol from a key.',
    }),
  },
})

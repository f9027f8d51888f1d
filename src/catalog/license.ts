import { Millis } from './common'
import { get, put, resource } from './operation'
import { platformCode } from './platform-code'
import { PlainText } from './raw-body'
import { z } from './zod'

// A map of names in most releases, a list of names in some.
const names = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())])

export const License = z.object({
  edition: z.string().nullable().optional().meta({ label: 'Edition', since: '8.0' }),
  platform: platformCode,
  serial: z.string().meta({ label: 'Serial number' }),
  product_key: z.string().meta({ label: 'Product key', kind: 'secret' }),
  dossier: z.string().meta({ label: 'Dossier' }).describe('Fingerprint of the hardware'),
  expires_at: Millis.nullable()
    .optional()
    .meta({ label: 'Expires', kind: 'millis', assumed: true })
    .describe('Empty for a license without an end'),
  expires_in: z
    .number()
    .nullable()
    .optional()
    .meta({ label: 'Time left', kind: 'span', runs: true, assumed: true })
    .describe('0 or empty for a license without an end'),
  modules: names.meta({ label: 'Modules', kind: 'names' }),
  options: names.meta({ label: 'Options', kind: 'names' }),
})
export type License = z.output<typeof License>

export const license = resource('license', {
  words: ['license', 'license'],
  // No guide covers a Trace appliance; that it is licensed like the others is assumed.
  platforms: ['discover', 'command', 'explore', 'trace'],
  since: '5.3',
  about: 'The license in force and the product key it came from. A changed one is registered in the background.',
  object: License,
  names: [],
  tells: ['edition', 'platform', 'serial', 'product_key', 'dossier', 'expires_at'],
  key: 'serial',
  operations: {
    get: get('/license', { needs: 'system full', errors: [404], returns: License, doc: 'Read the license in force.' }),
    update: put('/license', {
      title: 'Apply license',
      needs: 'system full',
      errors: [404, 422],
      body: PlainText.meta({ label: 'License', kind: 'code' }).describe('The text exactly as it was issued'),
      bodyType: 'text/plain',
      touches: ['extrahop', 'appliances', 'jobs'],
      destructive: true,
      doc: 'Apply and register a license.',
      note: 'A job is started only if the license differs from the one in force.',
    }),
    productKey: get('/license/productkey', {
      needs: 'system full',
      errors: [404],
      returns: z.object({ product_key: z.string().meta({ label: 'Product key', kind: 'secret' }) }),
      doc: 'Read the product key.',
    }),
    setProductKey: put('/license/productkey', {
      title: 'Apply product key',
      needs: 'system full',
      errors: [404, 422],
      body: z.strictObject({ product_key: z.string().min(1).meta({ label: 'Product key', kind: 'secret' }) }),
      touches: ['extrahop', 'appliances', 'jobs'],
      destructive: true,
      doc: 'Apply a product key and register with it.',
      note: 'A job is started only if the key differs.',
    }),
  },
})

/**
 * The configuration as one JSON document, in a live and a saved copy (5.3 guide, Running config). The document
 * is open-ended: sections that are not known here are kept as they are.
 */
import { get, post, put, resource } from './operation'
import { z } from './zod'

const RunningConfig = z.record(z.string(), z.unknown()).meta({ label: 'Configuration', kind: 'json' })

export const runningconfig = resource('runningconfig', {
  words: ['running config', 'running config'],
  // No guide covers a Trace appliance; that it is configured like the others is assumed.
  platforms: ['discover', 'command', 'explore', 'trace'],
  since: '5.3',
  about: 'The core configuration as one JSON document. What is changed lasts until the next start unless it is saved.',
  operations: {
    get: get('/runningconfig', {
      needs: 'system full',
      errors: [404],
      query: z.object({
        section: z.string().optional().meta({ since: '8.0' }).describe('Only this top-level section, in lower case'),
      }),
      returns: RunningConfig,
      doc: 'Read the live configuration.',
    }),
    update: put('/runningconfig', {
      title: 'Replace running config',
      needs: 'system full',
      errors: [404],
      body: RunningConfig.refine((document) => Object.keys(document).length > 0, {
        message: 'An empty document would erase the configuration',
      }),
      touches: ['extrahop', 'jobs'],
      destructive: true,
      doc: 'Replace the live configuration.',
      note: 'Send the whole document: sections left out are removed. Lost at the next start unless saved.',
    }),
    save: post('/runningconfig/save', {
      title: 'Save running config',
      needs: 'system full',
      doc: 'Save the live configuration.',
      note: 'Overwrites the saved copy.',
    }),
    saved: get('/runningconfig/saved', {
      title: 'Saved running config',
      needs: 'system full',
      errors: [404],
      returns: RunningConfig,
      doc: 'Read the saved configuration.',
    }),
  },
})

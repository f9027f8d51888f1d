import { changesOf } from './changes'
import { created, del, get, patch, post, resource } from './operation'
import { links, shownBy, words } from './relations'
import { retired } from './release'
import { Page } from './shapes/page'
import { authorIn, descriptionIn } from './shapes/parts'
import { z } from './zod'

export { Page }

// No source lists the fields of a body; these are the ones that answers show.
const Write = z.strictObject({
  name: z.string().min(1).meta({ assumed: true }),
  description: descriptionIn.meta({ assumed: true }),
  author: authorIn.meta({ assumed: true }),
})

export const pages = resource('pages', {
  words: words.pages,
  platforms: ['discover', 'command'],
  since: '5.3',
  until: retired,
  about: 'Templates for custom views of metrics, built-in or made by triggers.',
  object: Page,
  tells: ['description', 'mod_time'],
  operations: {
    list: get('/pages', { needs: 'read', returns: z.array(Page), doc: 'List all pages.' }),
    create: post('/pages', {
      needs: 'write full',
      body: Write,
      returns: created,
      errors: [422],
      assumed: true,
      doc: 'Create a page.',
      note: 'No source lists the fields of the body.',
    }),
    get: get('/pages/{id}', { needs: 'read', returns: Page, doc: 'Read one page.' }),
    update: patch('/pages/{id}', {
      needs: 'write full',
      body: changesOf(Write),
      errors: [404, 422],
      touches: shownBy('pages'),
      assumed: true,
      doc: 'Change a page.',
      note: 'No source lists the fields of the body. Send only what is to change.',
    }),
    remove: del('/pages/{id}', { needs: 'write full', touches: shownBy('pages'), doc: 'Delete a page.' }),
    ...links('pages', 'applications'),
    ...links('pages', 'devicegroups'),
    ...links('pages', 'devices'),
    ...links('pages', 'networks'),
  },
})

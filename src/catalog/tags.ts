import { created, del, get, patch, post, resource } from './operation'
import { links, shownBy, words } from './relations'
import { Tag } from './shapes/tag'
import { z } from './zod'

export { Tag }

const Write = z.strictObject({ name: z.string().min(1).describe('Shown on every device that carries the tag') })

export const tags = resource('tags', {
  words: words.tags,
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Labels that mark devices by a shared trait, to search by and to build device groups on.',
  object: Tag,
  tells: ['mod_time'],
  operations: {
    list: get('/tags', { needs: 'read', returns: z.array(Tag), doc: 'List all tags.' }),
    create: post('/tags', { needs: 'write full', body: Write, returns: created, errors: [422], doc: 'Create a tag.' }),
    get: get('/tags/{id}', { needs: 'read', returns: Tag, doc: 'Read one tag.' }),
    update: patch('/tags/{id}', {
      needs: 'write full',
      body: Write.partial(),
      touches: shownBy('tags'),
      errors: [404, 422],
      doc: 'Rename a tag.',
    }),
    remove: del('/tags/{id}', { needs: 'write full', touches: shownBy('tags'), doc: 'Delete a tag; devices lose it.' }),
    ...links('tags', 'devices'),
  },
})

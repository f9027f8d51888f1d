import { changesOf } from './changes'
import { created, del, get, patch, post, resource } from './operation'
import { links, shownBy, words } from './relations'
import { retired } from './release'
import { Geomap } from './shapes/geomap'
import { authorIn, descriptionIn } from './shapes/parts'
import { z } from './zod'

export { Geomap }

// No source lists the fields of a body; these are the ones that answers show.
const Write = z.strictObject({
  name: z.string().min(1).meta({ assumed: true }),
  description: descriptionIn.meta({ assumed: true }),
  author: authorIn.meta({ assumed: true }),
})

export const geomaps = resource('geomaps', {
  words: words.geomaps,
  platforms: ['discover', 'command'],
  since: '5.3',
  until: retired,
  about: 'World maps that show where the activity of a metric comes from.',
  object: Geomap,
  tells: ['description', 'mod_time'],
  operations: {
    list: get('/geomaps', { needs: 'read', returns: z.array(Geomap), doc: 'List all geomaps.' }),
    create: post('/geomaps', {
      needs: 'write full',
      body: Write,
      returns: created,
      errors: [422],
      assumed: true,
      doc: 'Create a geomap.',
      note: 'No source lists the fields of the body.',
    }),
    get: get('/geomaps/{id}', { needs: 'read', returns: Geomap, doc: 'Read one geomap.' }),
    update: patch('/geomaps/{id}', {
      needs: 'write full',
      body: changesOf(Write),
      errors: [404, 422],
      touches: shownBy('geomaps'),
      assumed: true,
      doc: 'Change a geomap.',
      note: 'No source lists the fields of the body. Send only what is to change.',
    }),
    remove: del('/geomaps/{id}', { needs: 'write full', touches: shownBy('geomaps'), doc: 'Delete a geomap.' }),
    ...links('geomaps', 'applications'),
    ...links('geomaps', 'devicegroups'),
    ...links('geomaps', 'devices'),
  },
})

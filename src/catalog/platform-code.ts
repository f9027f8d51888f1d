import { z } from './zod'

/** The kind of an appliance as GET /extrahop and the license name it. */
export const platformCode = z.string().meta({
  label: 'Platform',
  choices: { extrahop: 'Discover', ecm: 'Command', exa: 'Explore', eta: 'Trace' },
})

/** What a job is about, in words; its type is the appliance's own word. */
import { dictionary } from '../catalog/dictionary'
import { wordsOf } from '../catalog/fields'
import { shownName } from '../ui/name'

const known = dictionary({
  upgrade: 'Firmware upgrade',
  rollback: 'Firmware rollback',
  download: 'Firmware download',
  license: 'License',
  sslcert: 'Certificate',
  cloudresources: 'Cloud resources',
})

/** The page that shows what such a job changes. */
const pages = dictionary({
  upgrade: '/firmware',
  rollback: '/firmware',
  download: '/firmware',
  license: '/license',
  sslcert: '/certificate',
})

export const jobWords = (type: string | null | undefined): string | null =>
  type ? (known[shownName(type)] ?? wordsOf(shownName(type))) : null

export const jobPage = (type: string | null | undefined): string | undefined =>
  type ? pages[shownName(type)] : undefined

/** The words in which the record types are written. */

export type RecordFieldType = 'string' | 'strings' | 'number' | 'boolean' | 'ipaddr' | 'device' | 'object'

export interface RecordField {
  name: string
  /** `device` and `ipaddr` are stored as `{type, value}`; a device's value is a list of discovery ids. */
  type: RecordFieldType
  /** `millis` since 1970, `span` in ms, `seconds`, `bytes`. */
  kind?: 'millis' | 'span' | 'seconds' | 'bytes'
  note?: string
}

export interface RecordType {
  /** With the tilde of built-in types. */
  type: string
  title: string
  /** Which fields hold the two ends: `client`, `clientAddr`, `clientPort`, ... or `sender`, ... */
  ends: 'client/server' | 'sender/receiver'
  fields: readonly RecordField[]
  /** The name of the type, or its split into request and response, is not stated by any source. */
  assumed: boolean
  note?: string
}

const fields =
  (type: RecordFieldType, kind?: RecordField['kind']) =>
  (...names: string[]): RecordField[] =>
    names.map((name) => ({ name, type, kind }))

export const text = fields('string')
export const texts = fields('strings')
export const number = fields('number')
export const bytes = fields('number', 'bytes')
export const span = fields('number', 'span')
export const moment = fields('number', 'millis')
export const seconds = fields('number', 'seconds')
export const flag = fields('boolean')
export const address = fields('ipaddr')
export const device = fields('device')
export const object = fields('object')

/** One field with words on what it holds. */
export const noted = (name: string, type: RecordFieldType, note: string): RecordField => ({ name, type, note })

const end = (name: string): RecordField[] => [...device(name), ...address(`${name}Addr`), ...number(`${name}Port`)]

interface Extra {
  assumed?: boolean
  note?: string
}

const build = (
  ends: RecordType['ends'],
  type: string,
  title: string,
  own: readonly RecordField[],
  { assumed = false, note }: Extra,
): RecordType => ({
  type,
  title,
  ends,
  fields: [
    { name: 'timestamp', type: 'number', kind: 'millis', note: 'With fractions of a millisecond' },
    noted('flowId', 'string', 'Hexadecimal; joins the records of one flow'),
    ...ends.split('/').flatMap(end),
    ...number('vlan'),
    ...text('application'),
    noted('detection', 'strings', 'Detection types that committed the record'),
    noted('ex', 'object', 'isSuspicious'),
    ...own,
    ...flag('clientIsExternal', 'serverIsExternal', 'senderIsExternal', 'receiverIsExternal'),
  ],
  assumed,
  note,
})

/** A type whose ends are client and server, with the fields of its own between those that all types have. */
export const exchange = (type: string, title: string, own: readonly RecordField[], extra: Extra = {}): RecordType =>
  build('client/server', type, title, own, extra)

/** A type that looks at one direction, from sender to receiver. */
export const oneWay = (type: string, title: string, own: readonly RecordField[], extra: Extra = {}): RecordType =>
  build('sender/receiver', type, title, own, extra)

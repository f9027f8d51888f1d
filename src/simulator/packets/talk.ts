/** The conversation behind a record: what its two ends said, as packets. */
import type { Stored } from '../records/stream'
import { sourceOf } from '../records/source'
import { portsOf } from '../records/values'
import type { Talk } from './frame'

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** A DNS message with one question, and an answer if an address is given. */
function dnsMessage(id: number, name: string, address: string | null, failed: boolean): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(id, 0)
  const isAnswer = address !== null || failed
  head.writeUInt16BE(isAnswer ? (failed ? 0x8183 : 0x8180) : 0x0100, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(address === null ? 0 : 1, 6)
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  const question = Buffer.concat([...labels, Buffer.from([0, 0, 1, 0, 1])])
  if (address === null) return Buffer.concat([head, question])
  const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 0x2c, 0, 4, ...address.split('.').map(Number)])
  return Buffer.concat([head, question, answer])
}

function linesOf(stored: Stored): Buffer[] {
  const source = sourceOf(stored)
  switch (stored.protocol.name) {
    case 'http': {
      const [host = '', ...path] = text(source['uri']).split('/')
      const body = `<!doctype html><title>${host}</title>\n${'<p>A line of the page.</p>\n'.repeat(60)}`
      return [
        Buffer.from(
          `${text(source['method'])} /${path.join('/')} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: ${text(source['userAgent'])}\r\nAccept: */*\r\n\r\n`,
        ),
        Buffer.from(
          `HTTP/1.1 ${text(source['statusCode'])} -\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        ),
      ]
    }
    case 'dns': {
      const id = stored.flow & 0xffff
      const name = text(source['qname'])
      const failed = /nothing-here/.test(name)
      return [dnsMessage(id, name, null, false), dnsMessage(id, name, failed ? null : '10.10.0.10', failed)]
    }
    case 'smtp':
      return [
        Buffer.from('EHLO client.corp.example\r\n'),
        Buffer.from('250-mail.corp.example\r\n250 STARTTLS\r\n'),
        Buffer.from(`MAIL FROM:<${text(source['sender'])}>\r\n`),
        Buffer.from('250 OK\r\n'),
      ]
    case 'ssl': {
      // The heads of a hello from either side; what follows would be encrypted.
      const record = (kind: number, length: number): Buffer => {
        const bytes = Buffer.alloc(5 + length, stored.flow & 0xff)
        bytes.set([kind, 3, 3, length >> 8, length & 0xff])
        return bytes
      }
      return [record(22, 240), record(22, 1200), record(23, 90), record(23, 640)]
    }
    default:
      return [
        Buffer.from(`${stored.protocol.l7} ${text(source['method'])} ${text(source['user'])}\n`),
        Buffer.from(`${stored.protocol.l7} ${text(source['statusCode'])} ${text(source['error']) || 'ok'}\n`),
      ]
  }
}

/** The conversation of a record. */
export function talkOf(stored: Stored): Talk {
  const { client, server, flow, protocol, time } = stored
  const ports = portsOf(stored)
  return {
    client: { mac: client.macaddr ?? '', addr: client.ipaddr4 ?? '', port: ports.client },
    server: { mac: server.macaddr ?? '', addr: server.ipaddr4 ?? '', port: ports.server },
    transport: protocol.transport,
    vlan: client.vlanid ?? 0,
    start: Math.floor(time * 1000),
    pace: 180 + ((flow >>> 3) % 900),
    lines: linesOf(stored),
    seed: flow >>> 0,
  }
}

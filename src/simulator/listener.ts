/**
 * The sockets under an appliance: one port on 127.0.0.1 and, where there is one, on ::1, so that localhost works
 * whichever way it resolves. With TLS the same port also takes plain HTTP, told apart by the first byte, because
 * /public.cer is fetched before anybody trusts the certificate.
 */
import { createServer as createHttp, type RequestListener, type Server as HttpServer } from 'node:http'
import { createServer as createHttps, type Server as HttpsServer } from 'node:https'
import { createServer as createNet, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Certificate } from './certificate'

const hosts = ['127.0.0.1', '::1'] as const
/** First byte of a TLS handshake. */
const handshake = 0x16
/** ms that an idle connection stays open, as the guides' samples show. */
const keepAlive = 45_000

export class Listener {
  /** The port that was given, or found if that was 0. */
  port: number
  readonly #http: HttpServer
  readonly #https: HttpsServer | null
  readonly #sockets = new Set<Socket>()
  #servers: Server[] = []

  constructor(port: number, onRequest: RequestListener, tls: Certificate | null) {
    this.port = port
    this.#http = createHttp(onRequest)
    this.#https = tls ? createHttps({ cert: tls.cert, key: tls.key }, onRequest) : null
    for (const server of [this.#http, this.#https]) {
      if (!server) continue
      server.keepAliveTimeout = keepAlive
      server.requestTimeout = 0
    }
  }

  /** Shows another certificate on new connections. */
  show({ cert, key }: Certificate): void {
    this.#https?.setSecureContext({ cert, key })
  }

  /** Starts to listen. Rejects with the system's error if the port is taken. */
  async open(): Promise<void> {
    for (const host of hosts) {
      const server = createNet((socket) => this.#take(socket))
      try {
        await listen(server, this.port, host)
      } catch (error) {
        // Many machines have no IPv6 loopback; the other address is then enough.
        if (host === '::1' && this.#servers.length > 0) continue
        throw error
      }
      this.#servers.push(server)
      const address: AddressInfo | string | null = server.address()
      if (typeof address === 'object' && address) this.port = address.port
    }
  }

  /** Ends every connection and stops to listen; `open` starts again on the same port. */
  async close(): Promise<void> {
    const servers = this.#servers
    this.#servers = []
    const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
    for (const socket of this.#sockets) socket.destroy()
    await Promise.all(closed)
  }

  /** The connection itself, below TLS, by the port at its other end. */
  socketOf(remotePort: number | undefined): Socket | undefined {
    for (const socket of this.#sockets) if (socket.remotePort === remotePort) return socket
    return undefined
  }

  #take(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    // A browser resets connections as it likes.
    socket.on('error', () => socket.destroy())
    const https = this.#https
    if (!https) {
      this.#http.emit('connection', socket)
      return
    }
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.unshift(first)
      ;(first[0] === handshake ? https : this.#http).emit('connection', socket)
      process.nextTick(() => socket.resume())
    })
  }
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

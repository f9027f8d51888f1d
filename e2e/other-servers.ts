// What may stand at an address instead of an appliance, for sign-ins that fail.
import { createServer as createHttp, request, type RequestListener } from 'node:http'
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net'

export interface OtherServer {
  url: string
  /** How many have called. */
  connections: () => number
  close: () => Promise<void>
}

async function listening(server: Server): Promise<OtherServer> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    connections += 1
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** A web server that answers every request alike. */
export const answering = (answer: RequestListener): Promise<OtherServer> => listening(createHttp(answer))

/** Takes connections and says nothing, as some firewalls do. */
export const silent = (): Promise<OtherServer> => listening(createTcp(() => undefined))

/** An address at which nobody listens. */
export async function closedPort(): Promise<string> {
  const server = await answering(() => undefined)
  await server.close()
  return server.url
}

/** The console, served with another content-security policy. */
export const consoleWithPolicy = (consoleUrl: string, change: (policy: string) => string): Promise<OtherServer> =>
  answering((incoming, outgoing) => {
    request(new URL(incoming.url ?? '/', consoleUrl), { headers: incoming.headers }, (answer) => {
      const policy = answer.headers['content-security-policy']
      outgoing.writeHead(answer.statusCode ?? 500, {
        ...answer.headers,
        'content-security-policy': change(String(policy)),
      })
      answer.pipe(outgoing)
    }).end()
  })

import { connect, createServer } from 'node:net'

/**
 * Whether nobody listens on a port of this machine. Asking to listen is not enough: on some systems an address that is
 * more exact than the other program's is given away twice, and the browser then talks to whichever it likes.
 *
 * @param {number} port
 */
export async function portIsFree(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => someoneAnswers(host, port)))
  return !answers.includes(true) && (await canListen(port))
}

/**
 * The first free port from the given one upward.
 *
 * @param {number} wanted
 * @param {object} [options]
 * @param {ReadonlySet<number>} [options.except] ports already promised to others
 * @param {(busy: number, next: number) => void} [options.onBusy] told of every port that is in use
 * @throws {Error} when a hundred in a row are in use
 */
export async function freePort(wanted, { except = new Set(), onBusy = () => {} } = {}) {
  for (let port = wanted; port < Math.min(wanted + 100, 65_536); port++) {
    if (except.has(port)) continue
    if (await portIsFree(port)) return port
    onBusy(port, port + 1)
  }
  throw new Error(`No free port between ${wanted} and ${Math.min(wanted + 99, 65_535)}.`)
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function someoneAnswers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 })
    const done = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('timeout', () => done(false))
  })
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function canListen(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

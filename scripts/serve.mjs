// Serves the built console as the hosting guide recommends: strict policy, long caching for files with a hash in their
// name, compression. `npm start`, the browser tests and the bench all use this one server, so what is tested is what
// is served. Only Node's own modules: it runs before anything is installed.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { portIsFree } from './ports.mjs'

/**
 * The content-security policy. Nothing is loaded from elsewhere, nothing is evaluated, no style or script is written
 * into the page. The one Trusted Types policy is that of the console's workers, and it takes only files of the build
 * (src/browser/own-worker.ts).
 *
 * `connect-src` cannot name the appliances, because the operator types their addresses: any https host, and plain http
 * only on the operator's own machine (a tunnel or a simulator). A site with a fixed set of appliances should list
 * exactly those instead.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types hopdeck-worker',
].join('; ')

/** Sent with every answer. */
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), display-capture=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
}
const compressible = /^(text\/|application\/json|image\/svg)/

/**
 * Serves a folder on loopback (IPv4, and IPv6 where the machine has it).
 *
 * @param {object} options
 * @param {string} options.root folder of the built files
 * @param {number} [options.port] 0 or absent: any free one
 * @returns {Promise<{ port: number, url: string, close: () => Promise<void> }>} `url` without a trailing slash
 * @throws {NodeJS.ErrnoException} EADDRINUSE when somebody else listens on the port
 */
export async function serveFolder({ root, port = 0 }) {
  if (port !== 0 && !(await portIsFree(port)))
    throw Object.assign(new Error(`Port ${port} is in use.`), { code: 'EADDRINUSE' })
  const answer = answerFrom(root)
  const first = await listen(answer, '127.0.0.1', port)
  const address = first.address()
  const taken = typeof address === 'object' && address ? address.port : port
  const servers = [first]
  try {
    servers.push(await listen(answer, '::1', taken))
  } catch {
    // No IPv6 here, or another program has this port there: browsers then take 127.0.0.1 for localhost.
  }
  return {
    port: taken,
    url: `http://localhost:${taken}`,
    close: async () => {
      await Promise.all(
        servers.map((server) => {
          const closed = new Promise((resolve) => server.close(resolve))
          server.closeAllConnections()
          return closed
        }),
      )
    },
  }
}

/**
 * @param {import('node:http').RequestListener} answer
 * @param {string} host
 * @param {number} port
 * @returns {Promise<import('node:http').Server>}
 */
function listen(answer, host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer(answer)
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => resolve(server))
  })
}

/**
 * @param {string} root
 * @returns {import('node:http').RequestListener}
 */
function answerFrom(root) {
  /** @type {Map<string, { stamp: string, etag: string, bodies: Map<string, Buffer> }>} */
  const known = new Map()

  return async (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    const say = (/** @type {number} */ status, /** @type {string} */ text) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' })
      response.end(request.method === 'HEAD' ? undefined : `${text}\n`)
    }
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('Allow', 'GET, HEAD')
        return say(405, 'Only GET and HEAD are answered here.')
      }
      const file = fileOf(root, request.url ?? '/')
      const facts = file ? await stat(file).catch(() => undefined) : undefined
      if (!file || !facts?.isFile()) return say(404, 'There is no such file.')

      const stamp = `${facts.size}-${facts.mtimeMs}`
      let entry = known.get(file)
      if (entry?.stamp !== stamp) {
        const body = await readFile(file)
        const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
        entry = { stamp, etag, bodies: new Map([['', body]]) }
        known.set(file, entry)
      }

      const type = types[extname(file)] ?? 'application/octet-stream'
      const encoding = compressible.test(type) ? encodingOf(request.headers['accept-encoding'] ?? '') : ''
      const etag = `"${entry.etag}${encoding && `-${encoding}`}"`
      response.setHeader('ETag', etag)
      response.setHeader('Vary', 'Accept-Encoding')
      response.setHeader('Cache-Control', hashed(file, root) ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end()

      const body = await encoded(entry.bodies, encoding)
      response.setHeader('Content-Type', type)
      response.setHeader('Content-Length', body.length)
      if (encoding) response.setHeader('Content-Encoding', encoding)
      response.writeHead(200)
      response.end(request.method === 'HEAD' ? undefined : body)
    } catch (error) {
      say(500, 'The file could not be read.')
      console.error(`${request.method} ${request.url}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/**
 * The file that an address means, or undefined where it leaves the folder or names a hidden file.
 *
 * @param {string} root
 * @param {string} url path of the request, perhaps with a query
 */
function fileOf(root, url) {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.')))
    return undefined
  return join(root, path.endsWith('/') ? `${path}index.html` : path)
}

/**
 * Whether a file's name changes with what is in it, so that a browser may keep it for good.
 *
 * @param {string} file
 * @param {string} root
 */
function hashed(file, root) {
  return file.startsWith(join(root, 'assets') + sep) && /-[\w-]{8}\.\w+$/.test(file)
}

/** @param {string} accepted value of Accept-Encoding */
function encodingOf(accepted) {
  const refused = (/** @type {string} */ name) => new RegExp(`${name}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(accepted)
  if (/\bbr\b/.test(accepted) && !refused('br')) return 'br'
  if (/\bgzip\b/.test(accepted) && !refused('gzip')) return 'gzip'
  return ''
}

/**
 * A file's bytes in an encoding, compressed on the first request and kept.
 *
 * @param {Map<string, Buffer>} bodies
 * @param {string} encoding
 * @returns {Promise<Buffer>}
 */
async function encoded(bodies, encoding) {
  const plain = bodies.get('') ?? Buffer.alloc(0)
  const kept = bodies.get(encoding)
  if (kept) return kept
  const body =
    encoding === 'br'
      ? await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : await promisify(gzip)(plain, { level: 9 })
  bodies.set(encoding, body)
  return body
}

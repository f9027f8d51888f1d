// The hosting guide's own example, run by a real nginx where one is installed.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '../src/simulator/certificate'

/** True where nginx can be started. */
export function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The server block of docs/hosting.md, with this machine's port, files and certificate in the example's places. */
function guideBlock(places: { port: number; root: string; cert: string; key: string }): string {
  const guide = readFileSync(join(import.meta.dirname, '../docs/hosting.md'), 'utf8')
  const block = /```nginx\n(.*?)```/s.exec(guide)?.[1] ?? ''
  return block
    .replace('listen 443 ssl', `listen 127.0.0.1:${places.port} ssl`)
    .replace('console.corp.example', 'localhost')
    .replace('/etc/ssl/console.pem', places.cert)
    .replace('/etc/ssl/console.key', places.key)
    .replace('/srv/hopdeck/dist', places.root)
}

/** Serves the built console at the root of a host and in `tools/deck/` below it. */
export async function startNginx(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hopdeck-nginx-'))
  const root = join(folder, 'site')
  cpSync(join(import.meta.dirname, '../dist'), root, { recursive: true })
  mkdirSync(join(root, 'tools'))
  cpSync(join(import.meta.dirname, '../dist'), join(root, 'tools/deck'), { recursive: true })
  const { cert, key } = await makeCertificate()
  writeFileSync(join(folder, 'console.pem'), cert)
  writeFileSync(join(folder, 'console.key'), key)
  const port = await freePort()
  const block = guideBlock({ port, root, cert: join(folder, 'console.pem'), key: join(folder, 'console.key') })
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n')
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;
worker_processes 1;
pid ${join(folder, 'pid')};
error_log ${join(folder, 'error.log')};
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
${temporary}
access_log off;
types { text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; font/woff2 woff2; text/plain md txt; }
${block}
}
`,
  )
  const server = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  return {
    url: `https://localhost:${port}`,
    close: async () => {
      // Not SIGQUIT: nginx would then wait up to a minute for a connection that a browser opened and never used.
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// The pages that exist for the bench alone, built into a folder of their own: what we are compared with is measured
// in its production build as we are.
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview, type InlineConfig } from 'vite'
import { catalog } from '../../src/catalog/index'
import { openapi } from '../../src/catalog/openapi'

const folder = join(import.meta.dirname, 'pages')
const vendor = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))
const script = 'swagger-ui-bundle.js'

export interface Pages {
  /** Without a trailing slash. */
  url: string
  /** A script for the start of every measured page. */
  probe: string
  /** The script that Swagger UI is, for weighing. */
  swaggerScript: string
  close: () => Promise<void>
}

const quiet: InlineConfig = { configFile: false, root: folder, base: './', logLevel: 'error' }

/** Builds the pages into a folder and serves them on a free port. */
export async function servePages(outDir: string): Promise<Pages> {
  const input = ['ag-grid.html', 'swagger-ui.html', 'charts.html'].map((file) => join(folder, file))
  await build({
    ...quiet,
    build: { outDir, emptyOutDir: true, target: 'chrome123', chunkSizeWarningLimit: 9000, rolldownOptions: { input } },
  })
  const into = join(outDir, 'vendor')
  await mkdir(into, { recursive: true })

  await Promise.all([
    ...[script, 'swagger-ui.css'].map((file) => copyFile(join(vendor, file), join(into, file))),
    writeFile(join(into, 'openapi.json'), JSON.stringify(openapi(catalog, { version: '1.0.0' }))),
  ])
  const server = await preview({
    ...quiet,
    build: { outDir },
    preview: { port: 0, host: 'localhost', open: false },
  })
  const address = server.httpServer.address()
  if (typeof address !== 'object' || !address) throw new Error('The pages of the bench are not served.')
  return {
    url: `http://localhost:${address.port}`,
    probe: await probeScript(),
    swaggerScript: join(into, script),
    close: () => server.close(),
  }
}

/** The probe as one classic script: a browser can be given that before a page's own. */
async function probeScript(): Promise<string> {
  const built = await build({
    ...quiet,
    build: {
      write: false,
      target: 'chrome123',
      lib: { entry: join(folder, 'probe.ts'), formats: ['iife'], name: 'benchProbe', fileName: 'probe' },
    },
  })
  const parts = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []))
  const script = parts.find((part) => part.type === 'chunk')
  if (!script) throw new Error('The probe of the bench was not built.')
  return script.code
}

import { execFileSync } from 'node:child_process'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import manifest from './package.json' with { type: 'json' }
import { bundleModules } from './scripts/bundle-modules.mjs'
import { englishOnly } from './scripts/english-only.mjs'
import { firstFiles } from './scripts/first-files.mjs'
import { policyMeta } from './scripts/policy-in-page.mjs'
import { singleIcons } from './scripts/single-icons.mjs'
import { laterOf, neededBy } from './scripts/static-closure.mjs'
import { trustedAnnouncer } from './scripts/trusted-announcer.mjs'
import tsconfig from './tsconfig.json' with { type: 'json' }

/** The commit that is built, shortened; 'unknown' where the source came without its history. */
function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}

const modules = bundleModules()

/** What stands around every page, and a style sheet that nearly every page would ask for besides. */
const frame = ['src/app/shell.tsx', 'src/api/kept.ts', 'src/ui/empty-state.tsx']

/** The list of devices, and what asks for it before it is there. */
const list = ['src/screens/devices/devices-screen.tsx', 'src/screens/devices/prepare.ts']

const explorer = ['src/screens/explorer/explorer-screen.tsx']

/** The pages that are fetched before anybody goes there. */
const next = ['src/screens/overview/overview-screen.tsx', 'src/screens/devices/device-screen.tsx']

/** Parts that bring a library with them: they stay files of their own. */
const large = ['src/ui/editor/', 'src/ui/chart/', 'src/ui/calendar/', 'src/crud/time-range/', 'src/crud/chart/']

export default defineConfig({
  // Relative addresses: the built files work from any folder of any static host.
  base: './',
  plugins: [
    react({ jsxImportSource: tsconfig.compilerOptions.jsxImportSource }),
    englishOnly(),
    singleIcons(),
    trustedAnnouncer(),
    policyMeta(),
    firstFiles(),
    modules.page,
  ],
  worker: { format: 'es', plugins: () => [modules.worker] },
  define: {
    __APP_VERSION__: JSON.stringify(manifest.version),
    __APP_COMMIT__: JSON.stringify(commit()),
  },
  build: {
    // The first versions with light-dark() and oklch(), which the style needs, and popovers, which lists drop down in.
    target: ['chrome123', 'firefox125', 'safari17.5'],
    manifest: true,
    // All targets know modulepreload, and the strict policy leaves no room for what is not needed.
    modulePreload: { polyfill: false },
    // Small files stay files: a data: address in a style sheet would need a wider policy for fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What one page fetches later is at hand on another: both are meant.
      checks: { ineffectiveDynamicImport: false },
      output: {
        codeSplitting: {
          // Every file is a request, and the page stands only when all have come: what the first page needs is one file,
          // what the frame needs is one, and what the list of devices needs besides.
          groups: [
            { name: 'start', tags: ['$initial'], priority: 4 },
            { debugName: 'frame', name: neededBy('frame', frame), priority: 3 },
            // What the explorer shares with the list must not bring it the whole list.
            {
              debugName: 'shared',
              name: neededBy('shared', list, explorer),
              priority: 2,
            },
            { debugName: 'list', name: neededBy('list', list), priority: 1 },
            { debugName: 'explorer', name: neededBy('explorer', explorer), priority: 0.6 },
            // What these fetch while the page is quiet is few files as well: each is a request, from the cache too.
            { debugName: 'soon', name: laterOf('soon', frame, { within: ['src/app/'] }), priority: 0.5 },
            {
              debugName: 'tools',
              name: laterOf('tools', [...frame, ...list], {
                within: ['src/screens/devices/', 'src/crud/', 'src/ui/'],
                without: large,
              }),
              priority: 0.4,
            },
            {
              debugName: 'request',
              name: laterOf('request', explorer, { within: ['src/screens/explorer/'] }),
              priority: 0.3,
            },
            { debugName: 'pages', name: neededBy('pages', next), priority: 0.2 },
            // Each is used by some pages and too small to be a request.
            { name: 'icons', test: /\/lucide-react\//, priority: 0.1 },
          ],
        },
      },
    },
    license: { fileName: 'licenses.md' },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173 },
})

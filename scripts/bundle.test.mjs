import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moduleName } from './bundle-modules.mjs'
import { weigh, withImports } from './bundle.mjs'

/** @type {string} */
let dist

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'dist-'))
})
afterEach(() => rmSync(dist, { recursive: true }))

const page = '<!doctype html><script src="./theme.js"></script><script type="module" src="./assets/main.js"></script>'

/** A built folder: an entry with a shared chunk, a lazy shell, and a lazy list and explorer that it does not need. */
function build({ entryBytes = 1000, explorerBytes = 4000, modules = {}, html = page, extra = {} } = {}) {
  const put = (/** @type {string} */ path, /** @type {string | Buffer} */ content) => {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    writeFileSync(join(dist, path), content)
  }
  // Random bytes do not compress, so a file's size is its gzip size but for the frame.
  put('assets/main.js', randomBytes(entryBytes))
  put('assets/shared.js', randomBytes(500))
  put('assets/shell.js', randomBytes(2000))
  put('assets/list.js', randomBytes(3000))
  put('assets/explorer.js', randomBytes(explorerBytes))
  put('assets/form.js', randomBytes(1000))
  put('assets/lists.js', randomBytes(1000))
  put('assets/menus.js', randomBytes(1000))
  put('index.html', html)
  const manifest = {
    'index.html': { file: 'assets/main.js', isEntry: true, imports: ['_shared'] },
    _shared: { file: 'assets/shared.js' },
    'src/app/shell.tsx': { file: 'assets/shell.js', isDynamicEntry: true, imports: ['_shared', 'index.html'] },
    'src/screens/devices/list.tsx': { file: 'assets/list.js', isDynamicEntry: true, imports: ['_shared'] },
    'src/screens/explorer/explorer-screen.tsx': {
      file: 'assets/explorer.js',
      isDynamicEntry: true,
      imports: ['_shared'],
    },
    'src/screens/explorer/form.tsx': { file: 'assets/form.js', isDynamicEntry: true },
    'src/ui/choose/combo.tsx': { file: 'assets/lists.js', isDynamicEntry: true, imports: ['src/ui/menu-list.tsx'] },
    'src/ui/menu-list.tsx': { file: 'assets/menus.js', isDynamicEntry: true },
  }
  put('.vite/manifest.json', JSON.stringify(manifest))
  put(
    '.vite/modules.json',
    JSON.stringify({
      'assets/main.js': ['react', 'src/main.tsx'],
      'assets/shared.js': ['zod'],
      'assets/shell.js': ['src/app/shell.tsx', 'react-aria-components'],
      'assets/list.js': ['src/screens/devices/list.tsx'],
      'assets/explorer.js': ['src/screens/explorer/explorer-screen.tsx'],
      'assets/form.js': ['src/screens/explorer/form.tsx'],
      'assets/lists.js': ['src/ui/choose/combo.tsx', 'react-aria-components'],
      'assets/menus.js': ['src/ui/menu-list.tsx', 'react-aria'],
      ...modules,
    }),
  )
  for (const [path, content] of Object.entries(extra)) put(path, String(content))
}

describe('weigh', () => {
  it('adds up the entry, what it imports and the pages of a route, each once', () => {
    build()
    const { figures, problems } = weigh(dist)
    expect(problems).toEqual([])
    expect(figures.map(({ name, files }) => [name, files])).toEqual([
      ['sign-in', ['assets/main.js', 'assets/shared.js']],
      ['shell and device list', ['assets/main.js', 'assets/shared.js', 'assets/shell.js', 'assets/list.js']],
      ["explorer's list beyond the shell", ['assets/explorer.js']],
      ['explorer beyond the shell', ['assets/explorer.js', 'assets/form.js', 'assets/lists.js']],
    ])
    expect(figures[0]?.bytes).toBeGreaterThan(1500)
    expect(figures[0]?.bytes).toBeLessThan(1700)
    expect(figures[1]?.bytes).toBeGreaterThan(6500)
  })

  it('names a route that is over its budget', () => {
    build({ entryBytes: 116_000 })
    expect(weigh(dist).problems.join()).toContain('sign-in: 116')
  })

  it('names a page that adds too much to what is there already', () => {
    build({ explorerBytes: 121_000 })
    expect(weigh(dist).problems).toEqual([
      expect.stringMatching(/^explorer's list beyond the shell: 121/),
      expect.stringMatching(/^explorer beyond the shell: 123/),
    ])
  })

  it('names a heavy package on the sign-in page, but lets the shell have it', () => {
    build({ modules: { 'assets/shared.js': ['react-aria'] } })
    expect(weigh(dist).problems).toEqual(['sign-in: react-aria is in it.'])
  })

  it('names a chart library that the device list would load', () => {
    build({ modules: { 'assets/list.js': ['src/screens/devices/list.tsx', 'recharts'] } })
    expect(weigh(dist).problems).toEqual(['shell and device list: recharts is in it.'])
  })

  it('names what must not be delivered', () => {
    build({ modules: { 'assets/list.js': ['src/screens/devices/list.tsx', 'src/simulator/world.ts', 'hono'] } })
    expect(weigh(dist).problems).toEqual([
      'assets/list.js holds src/simulator/world.ts, which must not be delivered.',
      'assets/list.js holds hono, which must not be delivered.',
    ])
  })

  it('names a script that the build does not account for', () => {
    build({ extra: { 'assets/stray.js': 'x' } })
    expect(weigh(dist).problems).toEqual(['assets/stray.js is in dist, but in no list of the build.'])
  })

  it('names what the policy would block in the page', () => {
    build({ html: '<script>boot()</script><p style="color:red" onclick="x()"></p>' })
    expect(weigh(dist).problems).toHaveLength(3)
  })

  it('does not pass when a route of a budget is gone', () => {
    build()
    const gone = [{ name: 'gone', limit: 1e6, pages: [/^src\/screens\/gone\.tsx$/] }]
    expect(weigh(dist, gone).problems.join()).toContain('no built file')
  })
})

describe('withImports', () => {
  it('stands imports in a circle', () => {
    const manifest = { a: { file: 'a.js', imports: ['b'] }, b: { file: 'b.js', imports: ['a'] } }
    expect([...withImports(manifest, ['a'])]).toEqual(['a', 'b'])
  })
})

describe('moduleName', () => {
  it.each([
    ['/p/node_modules/react/index.js', 'react'],
    ['/p/node_modules/@tanstack/react-query/build/x.js?v=1', '@tanstack/react-query'],
    ['/p/node_modules/recharts/node_modules/d3/x.js', 'd3'],
    ['\0/p/node_modules/react/jsx.js?commonjs', 'react'],
    ['/p/src/app/app.tsx', 'src/app/app.tsx'],
    ['C:\\p\\src\\main.tsx', 'C:/p/src/main.tsx'],
  ])('%s is %s', (id, name) => {
    expect(moduleName(id, '/p')).toBe(name)
  })
})

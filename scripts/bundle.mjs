// What the built console weighs, read from the built files: the manifest says which chunk needs which, modules.json (see
// bundle-modules.mjs) what is in each. Sizes are gzip at its best level, JavaScript only, in bytes.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Packages that the sign-in page does without: they come while the operator types, or later. */
const heavy = /^(recharts|@codemirror\/.*|codemirror|react-aria|react-aria-components|react-stately|@react-aria\/.*)$/

/**
 * @typedef {object} Budget
 * @property {string} name
 * @property {number} limit bytes
 * @property {RegExp[]} pages sources of lazily loaded chunks that the route needs besides the entry; each must be there
 * @property {RegExp[]} [beyond] sources of chunks that are there already: what they need is not counted
 * @property {RegExp} [without] packages that must not be in it
 */

/** @type {Budget[]} */
export const budgets = [
  { name: 'sign-in', limit: 115_000, pages: [], without: heavy },
  {
    name: 'shell and device list',
    limit: 260_000,
    pages: [/^src\/app\/shell\.tsx$/, /^src\/screens\/devices\/(devices|device-list|list)[^/]*\.tsx$/],
    without: /^(recharts|@codemirror\/.*|codemirror)$/,
  },
  {
    name: "explorer's list beyond the shell",
    limit: 20_000,
    pages: [/^src\/screens\/explorer\/explorer-screen\.tsx$/],
    beyond: [/^src\/app\/shell\.tsx$/],
  },
  {
    // With every combo box and select of its forms; menus and popovers are the shell's, too.
    name: 'explorer beyond the shell',
    limit: 120_000,
    pages: [/^src\/screens\/explorer\//, /^src\/ui\/choose\//],
    beyond: [/^src\/app\/shell\.tsx$/, /^src\/ui\/(menu-list|popover-panel)\.tsx$/],
    without: /^(recharts|@codemirror\/.*|codemirror)$/,
  },
]

/** Nothing of these may be in what is delivered. */
const foreign = /^(src\/simulator\/|e2e\/|scripts\/|node:|hono$|@hono\/|selfsigned$|fast-check$|vitest$)/

/**
 * @typedef {Record<string, { file: string, isEntry?: boolean, isDynamicEntry?: boolean, imports?: string[] }>} Manifest
 */

/**
 * Manifest keys of a chunk and of everything that must be there before it runs.
 *
 * @param {Manifest} manifest
 * @param {string[]} keys
 * @returns {Set<string>}
 */
export function withImports(manifest, keys) {
  const all = new Set()
  const visit = (/** @type {string} */ key) => {
    if (all.has(key)) return
    all.add(key)
    for (const next of manifest[key]?.imports ?? []) visit(next)
  }
  keys.forEach(visit)
  return all
}

/**
 * Weighs a built folder against the budgets.
 *
 * @param {string} dist
 * @param {Budget[]} [wanted]
 * @returns {{ figures: { name: string, bytes: number, limit: number, files: string[] }[], problems: string[] }}
 */
export function weigh(dist, wanted = budgets) {
  /** @type {Manifest} */
  const manifest = readJson(dist, '.vite/manifest.json')
  /** @type {Record<string, string[]>} */
  const modules = readJson(dist, '.vite/modules.json')
  /** @type {string[]} */
  const problems = []

  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  if (entries.length === 0) problems.push('The manifest names no entry.')

  /** A page that shares its file with what it needs has no key of its own. @param {RegExp} page */
  const keysOf = (page) => {
    const keys = Object.keys(manifest)
    const named = keys.filter((key) => page.test(key))
    return named.length > 0
      ? named
      : keys.filter((key) => modules[manifest[key]?.file ?? '']?.some((one) => page.test(one)))
  }
  /** @param {RegExp[]} pages */
  const filesOf = (pages) => {
    const lazy = pages.flatMap(keysOf)
    return [...withImports(manifest, [...entries, ...lazy])]
      .map((key) => manifest[key]?.file ?? '')
      .filter((file) => file.endsWith('.js'))
  }
  const built = [...Object.keys(manifest), ...Object.values(modules).flat()]

  const figures = wanted.map(({ name, limit, pages, beyond, without }) => {
    for (const page of [...pages, ...(beyond ?? [])])
      if (!built.some((source) => page.test(source))) problems.push(`${name}: no built file comes from ${page.source}.`)
    const there = new Set(beyond ? filesOf(beyond) : [])
    const files = filesOf([...(beyond ?? []), ...pages]).filter((file) => !there.has(file))
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)
    if (bytes > limit) problems.push(`${name}: ${kilobytes(bytes)} of JavaScript, at most ${kilobytes(limit)} allowed.`)
    const found = new Set(files.flatMap((file) => modules[file] ?? []).filter((module) => without?.test(module)))
    for (const module of found) problems.push(`${name}: ${module} is in it.`)
    return { name, bytes, limit, files }
  })

  return { figures, problems: [...problems, ...strangers(dist, modules), ...inlined(dist)] }
}

/** @param {number} bytes */
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

/**
 * @param {string} dist
 * @param {string} file
 */
const readJson = (dist, file) => JSON.parse(readFileSync(join(dist, file), 'utf8'))

/**
 * Parts of the simulator or of the tests, and scripts that no list accounts for.
 *
 * @param {string} dist
 * @param {Record<string, string[]>} modules
 */
function strangers(dist, modules) {
  const delivered = existsSync(join(dist, 'assets')) ? readdirSync(join(dist, 'assets')) : []
  const scripts = delivered.filter((file) => file.endsWith('.js')).map((file) => `assets/${file}`)
  // Classic scripts are no business of the bundler's: the page brings them itself.
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const brought = new Set([...page.matchAll(/<script src="\.\/([^"]+)"/g)].map(([, file]) => file))
  return [
    ...scripts
      .filter((file) => !modules[file] && !brought.has(file))
      .map((file) => `${file} is in dist, but in no list of the build.`),
    ...Object.entries(modules).flatMap(([file, names]) =>
      names.filter((name) => foreign.test(name)).map((name) => `${file} holds ${name}, which must not be delivered.`),
    ),
  ]
}

/**
 * The policy blocks scripts and styles written into the page.
 *
 * @param {string} dist
 */
function inlined(dist) {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  return [
    ...(/<script(?![^>]*\ssrc=)[^>]*>/.test(page) ? ['index.html has an inline script.'] : []),
    ...(/<style|\sstyle=/.test(page) ? ['index.html has inline style.'] : []),
    ...(/\son[a-z]+=/.test(page) ? ['index.html has an inline event handler.'] : []),
  ]
}

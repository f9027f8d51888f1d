// Which folder of src/ may import from which. The linter sees specifiers, not where they lead ('../charts' means one
// thing in screens/devices and another in screens/devices/parts), so this is a small scan of its own.
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { posix, relative, resolve, sep } from 'node:path'

/** Folder of src/ -> folders of src/ whose modules it may import, besides its own. */
export const walls = {
  catalog: [],
  // What the browser is asked for directly, for whoever needs it.
  browser: [],
  ui: ['browser'],
  style: [],
  api: ['catalog', 'browser'],
  // Knows no React but its hooks: what is done to appliances over time outlives the page that began it.
  work: ['catalog', 'api', 'browser'],
  crud: ['catalog', 'browser', 'api', 'work', 'ui'],
  // An editor beside the form (who may see a dashboard, members of a group) sends requests of its own.
  resources: ['catalog', 'browser', 'api', 'work', 'crud', 'ui'],
  screens: ['catalog', 'browser', 'api', 'work', 'crud', 'ui'],
  app: ['catalog', 'browser', 'api', 'work', 'crud', 'ui', 'resources', 'screens', 'style'],
  simulator: ['catalog'],
}

/** Packages a folder is held to; the others may use every package that ships (`dependencies`). */
const packagesOf = { catalog: ['zod'] }

const importPattern =
  /\bimport\s*\(\s*(['"])([^'"]+)\1|\b(?:import|export)\b(?:[^'"`;()]*?\bfrom)?\s*(['"])([^'"\n]+)\3/g

/**
 * Specifiers that a source imports or re-exports, types and dynamic imports included.
 *
 * @param {string} source TypeScript or JavaScript
 */
export function importsOf(source) {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return [...code.matchAll(importPattern)].map((match) => match[2] ?? match[4] ?? '')
}

/**
 * What is wrong with one import, or undefined.
 *
 * @param {string} file importing file, from the project's root, with forward slashes ('src/api/send.ts')
 * @param {string} specifier what it imports
 * @param {string[]} shipped names of the packages that ship (`dependencies`)
 * @returns {string | undefined} a sentence
 */
export function wallBroken(file, specifier, shipped) {
  const from = placeOf(file)
  if (!from || /\.test\.tsx?$/.test(file)) return undefined
  if (!specifier.startsWith('.')) return packageBroken(from.folder, specifier, shipped)

  const target = posix.normalize(posix.join(posix.dirname(file), specifier))
  const to = placeOf(target)
  if (!to) return target.startsWith('src/') ? undefined : `${from.folder} imports ${target}, outside of src`
  if (to.folder === from.folder) {
    if (from.folder === 'screens' && to.part !== from.part)
      return `screens do not import each other: ${from.part} imports ${to.part}`
    return undefined
  }
  return walls[from.folder]?.includes(to.folder) ? undefined : `${from.folder} must not import from ${to.folder}`
}

/**
 * @param {string} folder
 * @param {string} specifier
 * @param {string[]} shipped
 */
function packageBroken(folder, specifier, shipped) {
  if (folder === 'simulator') return undefined
  if (isBuiltin(specifier)) return `${folder} runs in the browser and must not import ${specifier}`
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const allowed = packagesOf[folder]
  if (allowed && !allowed.includes(name)) return `${folder} imports ${allowed.join(', ')} only, not ${name}`
  return shipped.includes(name) ? undefined : `${folder} imports ${name}, which is not among the dependencies that ship`
}

/**
 * Folder of src/ that a path lies in, and for screens which screen. Files right in src/ count as app.
 *
 * @param {string} path from the project's root
 */
function placeOf(path) {
  const [top, folder, part] = path.split('/')
  if (top !== 'src' || !folder) return undefined
  if (!(folder in walls)) return /\./.test(folder) ? { folder: 'app', part: '' } : { folder, part: '' }
  return { folder, part: part ?? '' }
}

/**
 * Reads every source under src/ and returns a line for each import that crosses a wall.
 *
 * @param {string} root the project's folder
 */
export function brokenWalls(root) {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))
  const shipped = Object.keys(dependencies)
  return readdirSync(resolve(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => resolve(entry.parentPath, entry.name))
    .flatMap((path) => {
      const file = relative(root, path).split(sep).join('/')
      return importsOf(readFileSync(path, 'utf8')).flatMap((specifier) => {
        const broken = wallBroken(file, specifier, shipped)
        return broken ? [`${file}: ${broken} ('${specifier}')`] : []
      })
    })
}

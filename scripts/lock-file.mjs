// npm leaves a package for another system out of the lock file when the registry at hand cannot deliver it at that
// moment, and afterwards "npm ci" refuses the whole file, on every system. This puts such entries in: name, version and
// the system they are for are all in the package that wants them; only the checksum is left to the system that
// installs them.

/**
 * @typedef {object} Entry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {Record<string, Entry>} Packages the `packages` of a lock file, by path */

/**
 * Optional packages that are wanted and have no entry.
 *
 * @param {Packages} packages
 * @returns {{ path: string, name: string, version: string, dev: boolean }[]}
 */
export function missingEntries(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`])
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version, dev })),
  )
}

/**
 * The same packages with an entry for each missing one, in npm's order.
 *
 * @param {Packages} packages
 * @returns {Packages}
 * @throws {Error} for a name that does not tell its system, or a version that is a range
 */
export function completed(packages) {
  const added = missingEntries(packages).map(({ path, name, version, dev }) => {
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name} is wanted as ${version}, which is not one version.`)
    return [path, { version, ...systemOf(name), ...(dev ? { dev } : {}), license: 'MIT', optional: true }]
  })
  const all = { ...packages, ...Object.fromEntries(added) }
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
}

/**
 * The system a package is for, from its name: '@oxlint/binding-linux-x64-musl', '@esbuild/darwin-arm64'.
 *
 * @param {string} name
 * @returns {{ os: string[], cpu: string[], libc?: string[] }}
 */
export function systemOf(name) {
  const system = /(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)(?:-([a-z]+))?$/
  const [, os, cpu, abi = ''] = system.exec(name) ?? []
  if (!os || !cpu) throw new Error(`The name ${name} does not tell which system it is for.`)
  const libc = abi.startsWith('gnu') ? 'glibc' : abi.startsWith('musl') ? 'musl' : undefined
  return { os: [os], cpu: [cpu], ...(os === 'linux' && libc ? { libc: [libc] } : {}) }
}

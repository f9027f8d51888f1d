// npm test: everything that has to hold before a change is good, each step with its time, and one line at the end. A
// failed step does not stop the others, unless they need what it makes.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { helpText, readArguments } from './arguments.mjs'
import { browserCount, unitCount } from './counts.mjs'
import { findBrowser } from './find-browser.mjs'
import { findEngines } from './find-engines.mjs'
import { buildReason, ensureInstalled, nodeTooOld } from './install.mjs'

const root = resolve(import.meta.dirname, '..')
const reports = join(root, 'node_modules/.cache/hopdeck-test')
const unitReport = join(reports, 'unit.json')
const browserReport = join(reports, 'browser.json')
const enginesReport = join(reports, 'engines.json')
const engines = findEngines()
const bin = (/** @type {string} */ path) => join('node_modules', path)

/**
 * @typedef {object} Step
 * @property {string} name as --only calls it
 * @property {string[][]} runs what Node is given, one after another
 * @property {boolean} [quiet] its output is held back until it is through, so that it can run beside another
 * @property {string} [needs] step without whose success it makes no sense
 * @property {Record<string, string>} [env]
 * @property {(code: number) => import('./counts.mjs').Count} [count] absent: the step is one check
 * @property {() => Promise<string | undefined>} [unable] one sentence that says why it cannot run
 * @property {string[]} [skipped] a sentence for each part of it that this machine lacks what it takes for
 * @property {boolean} [nothing] nothing of it is left to run
 */

/** @type {Step[]} */
const steps = [
  // Reads the types for its rules anyway, so it is who checks them.
  { name: 'lint', quiet: true, runs: [[bin('oxlint/bin/oxlint')]] },
  { name: 'walls', quiet: true, runs: [['scripts/check-walls.mjs']] },
  { name: 'format', quiet: true, runs: [[bin('oxfmt/bin/oxfmt'), '--check']] },
  { name: 'dead-code', quiet: true, runs: [[bin('knip/bin/knip.js'), '--no-progress']] },
  {
    name: 'unit',
    runs: [
      [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    ],
    count: (code) => unitCount(readReport(unitReport), code),
  },
  { name: 'build', runs: [[bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn']] },
  { name: 'bundle', needs: 'build', runs: [['scripts/check-bundle.mjs']] },
  {
    name: 'browser',
    needs: 'build',
    runs: [[bin('@playwright/test/cli.js'), 'test']],
    env: { BROWSER_TEST_REPORT: browserReport },
    count: (code) => browserCount(readReport(browserReport), code),
    unable: async () => {
      const browser = await findBrowser()
      return 'problem' in browser ? browser.problem : undefined
    },
  },
  {
    name: 'engines',
    needs: 'build',
    runs: [[bin('@playwright/test/cli.js'), 'test', '--config', 'e2e/engines/playwright.config.ts']],
    env: { ENGINE_TEST_REPORT: enginesReport },
    count: (code) => browserCount(readReport(enginesReport), code),
    skipped: engines.skipped,
    nothing: !engines.firefox && !engines.webkit,
  },
]

const options = {
  only: { value: 'a,b', about: `only these steps: ${steps.map(({ name }) => name).join(', ')}` },
  grep: { value: 'TEXT', about: 'browser tests whose title matches alone, without the other steps' },
  trace: { about: 'records browser tests, which takes longer, and keeps the traces of those that fail' },
  help: { about: 'this text' },
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    for (const child of children) child.kill()
    process.exit(130)
  })

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Runs a step's programs until one fails.
 *
 * @param {Step} step
 * @returns {Promise<{ code: number, output: string }>} `output` only of a quiet step
 */
async function run({ runs, quiet = false, env = {} }) {
  let output = ''
  for (const words of runs) {
    const code = await new Promise((resolve_) => {
      const child = spawn(process.execPath, words, {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      })
      children.add(child)
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text) => {
          output += text
        })
      child.once('error', (error) => {
        output += error.message
        resolve_(1)
      })
      child.once('close', (exit) => {
        children.delete(child)
        resolve_(exit ?? 1)
      })
    })
    if (code !== 0) return { code, output }
  }
  return { code: 0, output }
}

/** @type {Map<string, import('./counts.mjs').Count>} */
const results = new Map()
const heading = (/** @type {string} */ name, /** @type {string} */ rest = '') => console.log(`\n== ${name}${rest}`)
const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** @param {Step} step */
async function perform(step) {
  const started = Date.now()
  const blocked = step.needs && (results.get(step.needs)?.failed ?? 0) > 0
  const problem = blocked ? `Not run: ${step.needs} failed.` : await step.unable?.()
  if (problem) {
    heading(step.name)
    console.error(problem)
    results.set(step.name, { passed: 0, failed: 1, skipped: 0 })
    return
  }
  if (!step.quiet) heading(step.name)
  for (const sentence of step.skipped ?? []) console.log(sentence)
  if (step.nothing) {
    results.set(step.name, { passed: 0, failed: 0, skipped: step.skipped?.length ?? 0 })
    return
  }
  const { code, output } = await run(step)
  const count = step.count?.(code) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  results.set(step.name, count)
  const verdict = `${code === 0 ? 'passed' : 'FAILED'} in ${seconds(started)}`
  if (step.quiet) {
    heading(step.name, ` ${verdict}`)
    if (code !== 0) console.log(output.trimEnd())
  } else console.log(`-- ${step.name} ${verdict}`)
}

/**
 * The steps that were asked for, or a sentence that says what is wrong with the question.
 *
 * @param {Record<string, string | number | true>} values
 * @returns {Step[] | string}
 */
function chosen({ only, grep, trace }) {
  const names =
    only === undefined ? (grep === undefined ? steps.map(({ name }) => name) : ['browser']) : String(only).split(',')
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown !== undefined) return `There is no step ${unknown}; --help lists them.`
  // What needs a build gets one, unless dist is as new as its sources.
  const needsBuild = steps.some((step) => step.needs === 'build' && names.includes(step.name))
  if (needsBuild && !names.includes('build') && buildReason(root)) names.push('build')
  return steps
    .filter(({ name }) => names.includes(name))
    .map((step) =>
      step.name === 'browser'
        ? {
            ...step,
            runs: grep === undefined ? step.runs : step.runs.map((words) => [...words, '--grep', String(grep)]),
            env: { ...step.env, ...(trace && { BROWSER_TEST_TRACE: 'yes' }) },
          }
        : step,
    )
}

async function test() {
  const read = readArguments(process.argv.slice(2), options)
  if ('values' in read && read.values.help) {
    console.log(helpText('npm test -- [options]: every check and test', options))
    return 0
  }
  const selected = 'problem' in read ? read.problem : chosen(read.values)
  if (typeof selected === 'string') {
    console.error(selected)
    return 2
  }
  const tooOld = nodeTooOld()
  if (tooOld) throw new Error(tooOld)
  const started = Date.now()
  await ensureInstalled(root)
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })

  // The checks that only read are short and use one core each: two lanes share them.
  const quiet = selected.filter((step) => step.quiet)
  const lane = async () => {
    for (let step = quiet.shift(); step; step = quiet.shift()) await perform(step)
  }
  await Promise.all([lane(), lane()])
  for (const step of selected.filter((step_) => !step_.quiet)) await perform(step)

  heading('result', ` after ${seconds(started)}`)
  const width = Math.max(...selected.map(({ name }) => name.length))
  const total = { passed: 0, failed: 0 }
  for (const { name } of selected) {
    const { passed, failed, skipped, flaky = 0 } = results.get(name) ?? { passed: 0, failed: 1, skipped: 0 }
    total.passed += passed
    total.failed += failed
    const unsteady = flaky > 0 ? `, ${flaky} of them only at the second try (flaky)` : ''
    const left = skipped > 0 ? `, ${skipped} skipped` : ''
    console.log(`${name.padEnd(width)}  ${passed} passed${unsteady}, ${failed} failed${left}`)
  }
  // Once more at the end: what they said stands a thousand lines above, where a log may be cut.
  const named = selected.flatMap(({ name }) => results.get(name)?.named ?? [])
  if (named.length > 0) console.log(['', ...named.map((title) => title.replace(`${root}/`, ''))].join('\n'))
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 ? 1 : 0
}

try {
  process.exitCode = await test()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

// How many tests passed and failed, from the reports that vitest and Playwright write. A run that ends badly without a
// failed test (a file that does not load, a broken set-up) counts as one failure, never as none.

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} [flaky] of the passed, those that failed at first
 * @property {string[]} [named] those that failed, at first or for good, by file and title
 */

/**
 * @param {unknown} report vitest's JSON report, undefined if there is none
 * @param {number} code exit code of the run
 * @returns {Count}
 */
export function unitCount(report, code) {
  const files = listIn(report, 'testResults')
  const tests = files.flatMap((file) => listIn(file, 'assertionResults'))
  const unloaded = files.filter(
    (file) => fieldOf(file, 'status') === 'failed' && listIn(file, 'assertionResults').length === 0,
  )
  const passed = tests.filter((test) => fieldOf(test, 'status') === 'passed').length
  const failed = tests.filter((test) => fieldOf(test, 'status') === 'failed').length
  const named = [
    ...unloaded.map((file) => String(fieldOf(file, 'name'))),
    ...files.flatMap((file) =>
      listIn(file, 'assertionResults')
        .filter((test) => fieldOf(test, 'status') === 'failed')
        .map((test) => `${String(fieldOf(file, 'name'))} › ${String(fieldOf(test, 'fullName'))}`),
    ),
  ]
  return settle({ passed, failed: failed + unloaded.length, skipped: tests.length - passed - failed, named }, code)
}

/**
 * @param {unknown} report Playwright's JSON report, undefined if there is none
 * @param {number} code exit code of the run
 * @returns {Count}
 */
export function browserCount(report, code) {
  const stats = fieldOf(report, 'stats')
  const number = (/** @type {string} */ name) => Number(fieldOf(stats, name) ?? 0)
  return settle(
    {
      passed: number('expected') + number('flaky'),
      failed: number('unexpected'),
      skipped: number('skipped'),
      flaky: number('flaky'),
      named: listIn(report, 'suites').flatMap(unsteadyIn),
    },
    code,
  )
}

/**
 * The tests under a suite of Playwright's report that did not pass at once.
 *
 * @param {unknown} suite
 * @returns {string[]}
 */
const unsteadyIn = (suite) => [
  ...listIn(suite, 'specs').flatMap((spec) =>
    listIn(spec, 'tests')
      .map((test) => String(fieldOf(test, 'status')))
      .filter((status) => status === 'unexpected' || status === 'flaky')
      .map(
        (status) =>
          `${String(fieldOf(spec, 'file'))}:${String(fieldOf(spec, 'line'))} › ${String(fieldOf(spec, 'title'))}${
            status === 'flaky' ? ' (flaky)' : ''
          }`,
      ),
  ),
  ...listIn(suite, 'suites').flatMap(unsteadyIn),
]

/**
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
const settle = (count, code) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count)

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
const fieldOf = (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined)

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown[]}
 */
function listIn(value, name) {
  const list = fieldOf(value, name)
  return Array.isArray(list) ? list : []
}

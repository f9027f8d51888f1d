import { describe, expect, it } from 'vitest'
import { browserCount, unitCount } from './counts.mjs'

const file = (/** @type {string} */ status, /** @type {string[]} */ tests) => ({
  name: `${status}.test.ts`,
  status,
  assertionResults: tests.map((test, at) => ({ status: test, fullName: `says ${at}` })),
})

describe('unitCount', () => {
  it('adds up the tests of all files', () => {
    const report = {
      testResults: [file('passed', ['passed', 'passed', 'skipped']), file('failed', ['passed', 'failed'])],
    }
    expect(unitCount(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 1, named: ['failed.test.ts › says 1'] })
  })

  it('counts a file that did not load', () => {
    expect(unitCount({ testResults: [file('passed', ['passed']), file('failed', [])] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      named: ['failed.test.ts'],
    })
  })

  it.each([[undefined], [null], [{}], [{ testResults: [file('passed', ['passed'])] }]])(
    'never calls a run that ended badly a good one (%#)',
    (report) => {
      expect(unitCount(report, 1).failed).toBe(1)
    },
  )
})

describe('browserCount', () => {
  it('reads the totals, and says how many passed only at the second try', () => {
    const report = { stats: { expected: 7, unexpected: 2, flaky: 1, skipped: 3 } }
    expect(browserCount(report, 1)).toEqual({ passed: 8, failed: 2, skipped: 3, flaky: 1, named: [] })
  })

  it('names what did not pass at once, however deep it stands', () => {
    const spec = (/** @type {string} */ title, /** @type {string} */ status) => ({
      title,
      file: 'tags.spec.ts',
      line: 7,
      tests: [{ status }],
    })
    const inner = { specs: [spec('a tag is lost', 'unexpected'), spec('stands', 'expected')] }
    const report = {
      stats: { expected: 1, unexpected: 1, flaky: 1 },
      suites: [{ specs: [spec('limps', 'flaky')], suites: [inner] }],
    }
    expect(browserCount(report, 1).named).toEqual(['tags.spec.ts:7 › limps (flaky)', 'tags.spec.ts:7 › a tag is lost'])
  })

  it('never calls a run that ended badly a good one', () => {
    expect(browserCount(undefined, 1)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
    expect(browserCount({ stats: { expected: 4, unexpected: 0 } }, 130).failed).toBe(1)
  })
})

import { render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Appliance } from '../api/appliance'
import { ApiError, type ErrorFacts } from '../api/errors'
import { ApplianceScope } from '../api/session'
import { knownStanding } from '../api/standing'
import * as blobs from '../ui/save-blob'
import { Failed } from './failed'

const appliance: Appliance = {
  id: 'https://eda-01',
  url: 'https://eda-01',
  name: 'eda-01',
  platform: 'discover',
  version: '9.8.1.1420',
  release: '9.8',
  standing: knownStanding({ level: 'write limited', packets: 'full', detections: 'none' }),
  user: 'viewer',
  keyHint: '9f2c',
}
const facts: ErrorFacts = {
  kind: 'large',
  operation: 'tags.list',
  method: 'GET',
  path: '/tags',
  needs: 'read',
  reads: true,
  status: 200,
  said: 'The answer has 51 MB.',
  retryAfter: null,
  ms: 900,
}
const shown = (error: ApiError) =>
  render(
    <ApplianceScope appliance={appliance}>
      <Failed error={error} />
    </ApplianceScope>,
  )
afterEach(() => vi.restoreAllMocks())

it('saves an answer that is too large to show, as it came', () => {
  const saved = vi.spyOn(blobs, 'saveBlob').mockImplementation(() => {})
  const came = new Blob(['[{"id":1}]'])
  shown(new ApiError({ ...facts, came }))
  screen.getByRole('button', { name: 'Download the answer' }).click()
  expect(saved).toHaveBeenCalledWith(expect.stringMatching(/^tags\.list-eda-01-.*\.json$/), came)
})

it('offers no file of an answer that did not come', () => {
  shown(new ApiError({ ...facts, kind: 'timeout', status: null, said: '' }))
  expect(screen.queryByRole('button', { name: 'Download the answer' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Show request' })).toBeTruthy()
})

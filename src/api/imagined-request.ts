/** For tests: a request as it is noted when it is sent, a read of all tags unless a test says otherwise. */
import type { NewEntry } from './log'

export const imaginedRequest = ({ path = '/tags', ...facts }: Partial<NewEntry> = {}): NewEntry => ({
  appliance: 'https://eda.example',
  operation: 'tags.list',
  method: 'GET',
  path,
  url: `https://eda.example/api/v1${path}`,
  headers: {},
  body: null,
  attempt: 1,
  ...facts,
})

/** Databases and caches. */
import { category, count, dataset, keyed, perSystem, sides, type MetricCategory } from './metric'

const assumed = true

export const databases: readonly MetricCategory[] = [
  ...sides('db', 'Database', [
    count('req', 'Requests', { by: ['peer'] }),
    count('rsp', 'Responses'),
    count('rsp_error', 'Errors'),
    dataset('tprocess', 'Processing time'),
    dataset('rsp_ttlb', 'Time to last byte'),
    dataset('rtt', 'Round trip time'),
    count('bytes_out', 'Bytes out', { unit: 'bytes', assumed: 'client', note: 'May be missing' }),
    keyed('method', 'Requests by method', 'string', { assumed }),
    keyed('user', 'Requests by user', 'string', { assumed }),
    keyed('error_msg', 'Errors by message', 'string', { assumed }),
  ]),
  ...sides('db', 'Database', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
  category('db', 'Database (application or network)', perSystem, [
    count('req', 'Requests', { assumed }),
    count('rsp', 'Responses'),
    count('rsp_error', 'Errors'),
    dataset('tprocess', 'Processing time', { assumed }),
  ]),
  ...sides(
    'mongodb',
    'MongoDB',
    [
      count('req', 'Requests', { by: ['peer'] }),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      dataset('rtt', 'Round trip time'),
      keyed('method', 'Requests by method'),
      count('req_abort', 'Aborted requests'),
      keyed('database', 'Requests by database'),
    ],
    { assumed },
  ),
  ...sides('mongodb', 'MongoDB', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
  ...sides(
    'memcache',
    'Memcache',
    [
      count('req', 'Requests', { by: ['peer'] }),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      dataset('rtt', 'Round trip time'),
      keyed('method', 'Requests by method'),
      count('hit', 'Hits'),
      count('miss', 'Misses'),
      dataset('access_time', 'Access time'),
    ],
    { assumed },
  ),
  ...sides('memcache', 'Memcache', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
  ...sides(
    'redis',
    'Redis',
    [
      count('req', 'Requests', { by: ['peer'] }),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      dataset('rtt', 'Round trip time'),
      keyed('method', 'Requests by method'),
      keyed('key', 'Requests by key'),
    ],
    { assumed },
  ),
  ...sides('redis', 'Redis', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
]

/** Calls. */
import { category, count, dataset, keyed, sides, type MetricCategory } from './metric'

const assumed = true

export const calls: readonly MetricCategory[] = [
  ...sides(
    'sip',
    'SIP',
    [
      count('req', 'Requests'),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      keyed('method', 'Requests by method'),
      keyed('status_code', 'Responses by status code'),
    ],
    { assumed },
  ),
  category(
    'rtp',
    'RTP',
    ['device', 'device_group', 'application'],
    [
      count('calls', 'Calls'),
      count('pkts', 'Packets', { unit: 'packets' }),
      count('drops', 'Drops', { unit: 'packets' }),
      count('dups', 'Duplicates', { unit: 'packets' }),
      count('out_of_order', 'Out of order', { unit: 'packets' }),
      dataset('jitter', 'Jitter'),
      dataset('mos', 'MOS', { unit: 'score' }),
    ],
    { assumed },
  ),
]

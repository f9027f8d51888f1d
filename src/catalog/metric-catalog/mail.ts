/** Mail. */
import { count, dataset, keyed, sides, type MetricCategory } from './metric'

const assumed = true

export const mail: readonly MetricCategory[] = [
  ...sides(
    'smtp',
    'SMTP',
    [
      count('req', 'Requests', { by: ['peer'] }),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      dataset('rtt', 'Round trip time'),
      keyed('method', 'Requests by method'),
      count('sessions', 'Sessions'),
      count('encrypted', 'Encrypted sessions'),
      keyed('sender', 'Messages by sender'),
      keyed('recipient', 'Messages by recipient'),
      dataset('rsp_ttlb', 'Time to last byte'),
    ],
    { assumed },
  ),
  ...sides('smtp', 'SMTP', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
  ...sides(
    'pop3',
    'POP3',
    [
      count('req', 'Requests', { by: ['peer'] }),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      dataset('rtt', 'Round trip time'),
      keyed('method', 'Requests by method'),
    ],
    { assumed },
  ),
  ...sides('pop3', 'POP3', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
]

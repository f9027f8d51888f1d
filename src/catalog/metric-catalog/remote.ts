/** Remote work. */
import { category, count, dataset, keyed, nested, perApplication, sides, type MetricCategory } from './metric'

const assumed = true

export const remote: readonly MetricCategory[] = [
  ...sides('ssh', 'SSH', [
    count('sessions', 'Sessions', { note: 'This protocol has no metric of connections' }),
    keyed('kex_algorithm', 'Sessions by key exchange', 'string', {
      by: [{ keyType: 'string', label: 'Algorithm and peer' }],
    }),
    keyed('cipher', 'Client cipher'),
    keyed('server_cipher', 'Server cipher'),
    keyed('mac', 'Client MAC'),
    keyed('server_mac', 'Server MAC'),
    keyed('version', 'Client version'),
    keyed('server_version', 'Server version'),
    keyed('implementation', 'Client implementation'),
    keyed('server_implementation', 'Server implementation'),
    count('auth_successes', 'Authentication successes'),
    count('auth_failures', 'Authentication failures'),
  ]),
  ...sides('ssh', 'SSH', [nested('kex_algorithm', 'Key exchange by peer')], { detail: 'detail' }),
  ...sides(
    'telnet',
    'Telnet',
    [
      count('sessions', 'Sessions'),
      count('bytes_in', 'Bytes in', { unit: 'bytes' }),
      count('bytes_out', 'Bytes out', { unit: 'bytes' }),
      dataset('rtt', 'Round trip time'),
    ],
    { assumed },
  ),
  ...sides(
    'rdp',
    'RDP',
    [
      count('sessions', 'Sessions'),
      count('sessions_encrypted', 'Encrypted sessions'),
      dataset('rtt', 'Round trip time'),
      keyed('user', 'Sessions by user'),
    ],
    { assumed },
  ),
  category('ica_user_detail', 'Citrix by user', perApplication, [
    keyed('app_launches', 'Launches by user'),
    keyed('load_time', 'Load time by user', 'string', { unit: 'ms', inner: 'sset', assumed }),
  ]),
]

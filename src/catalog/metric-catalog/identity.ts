/** Directories and sign-in. */
import { count, dataset, keyed, sides, type MetricCategory } from './metric'

const assumed = true

export const identity: readonly MetricCategory[] = [
  ...sides('ldap', 'LDAP', [
    count('req', 'Requests'),
    count('rsp', 'Responses'),
    count('rsp_error', 'Errors'),
    dataset('tprocess', 'Processing time'),
    dataset('rtt', 'Round trip time'),
    keyed('error_msg_short', 'Errors by result'),
    count('bind', 'Binds', { assumed }),
    count('search', 'Searches', { assumed }),
    count('plain', 'Plain-text sessions', { assumed }),
  ]),
  ...sides('kerberos', 'Kerberos', [
    count('req', 'Requests'),
    count('rsp', 'Responses'),
    count('rsp_error', 'Errors'),
    dataset('tprocess', 'Processing time'),
    count('account_lockout', 'Account lockouts'),
    count('user_auth_error', 'User authentication errors'),
    count('computer_auth_error', 'Computer authentication errors'),
    count('user_policy_error', 'User policy errors'),
    count('computer_policy_error', 'Computer policy errors'),
  ]),
  ...sides(
    'kerberos',
    'Kerberos',
    [
      keyed('error_msg', 'Errors by message', 'string', { assumed: 'client' }),
      keyed('req', 'Requests by peer', 'ipaddr', { assumed }),
    ],
    { detail: 'detail' },
  ),
  ...sides(
    'aaa',
    'AAA (RADIUS, Diameter)',
    [
      count('req', 'Requests'),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      count('rsp_abort', 'Aborted responses'),
      dataset('tprocess', 'Processing time'),
      keyed('error_msg', 'Errors by message'),
    ],
    { assumed },
  ),
]

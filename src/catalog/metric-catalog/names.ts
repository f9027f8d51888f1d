/** Names and addresses. */
import { category, count, dataset, keyed, perApplication, perSystem, sides, type MetricCategory } from './metric'

const assumed = true

export const names: readonly MetricCategory[] = [
  ...sides('dns', 'DNS', [
    count('req', 'Requests', { by: ['peer'] }),
    count('rsp', 'Responses'),
    count('rsp_error', 'Errors'),
    count('req_timeout', 'Timeouts'),
    dataset('tprocess', 'Processing time'),
    keyed('rsp_rcode', 'Responses by code'),
    keyed('host_query', 'Requests by host name', 'string', { assumed: 'server' }),
    keyed('record_type', 'Requests by record type', 'string', { assumed }),
    count('rsp_truncated', 'Truncated responses', { assumed }),
  ]),
  ...sides('dns', 'DNS', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
  category('dns', 'DNS (application or network)', perSystem, [
    count('req', 'Requests', { assumed }),
    count('rsp', 'Responses'),
    count('rsp_error', 'Errors'),
    count('req_timeout', 'Timeouts', { assumed }),
  ]),
  category('dns_host_query_detail', 'DNS by host name', perApplication, [keyed('req', 'Requests by host name')]),
  ...sides(
    'dhcp',
    'DHCP',
    [
      count('req', 'Requests'),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      keyed('msg_type', 'Messages by type'),
    ],
    { assumed },
  ),
]

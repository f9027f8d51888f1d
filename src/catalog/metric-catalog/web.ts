/** Web traffic. */
import { category, count, dataset, keyed, perDevice, perSystem, sides, type MetricCategory } from './metric'

const assumed = true

export const web: readonly MetricCategory[] = [
  ...sides('http', 'HTTP', [
    count('req', 'Requests', {
      by: ['peer', { category: 'host_http_server_detail', keyType: 'string', label: 'Host header', side: 'server' }],
    }),
    count('rsp', 'Responses', { by: ['peer'] }),
    count('rsp_error', 'Errors', { by: ['peer'] }),
    keyed('status_code', 'Responses by status code'),
    dataset('tprocess', 'Server processing time', { by: ['peer'] }),
    dataset('rsp_ttlb', 'Time to last byte'),
    dataset('rtt', 'Round trip time'),
    count('rsp_abort', 'Aborted responses', { assumed: 'client' }),
    count('req_abort', 'Aborted requests', { assumed }),
    dataset('req_xfer_time', 'Request transfer time', { assumed }),
    dataset('rsp_xfer_time', 'Response transfer time', { assumed }),
    keyed('method', 'Requests by method', 'string', { assumed }),
    keyed('uri', 'Requests by URI', 'string', { assumed }),
    keyed('content_type', 'Responses by content type', 'string', { assumed }),
    count('req_bytes', 'Request bytes', { unit: 'bytes', assumed }),
    count('rsp_bytes', 'Response bytes', { unit: 'bytes', assumed }),
    dataset('req_size', 'Request size', { unit: 'bytes', assumed }),
    dataset('rsp_size', 'Response size', { unit: 'bytes', assumed }),
  ]),
  ...sides(
    'http',
    'HTTP',
    [
      keyed('req', 'Requests by peer', 'ipaddr', { assumed }),
      keyed('rsp', 'Responses by peer', 'ipaddr', { assumed }),
      keyed('rsp_error', 'Errors by peer', 'ipaddr', { assumed }),
      keyed('tprocess', 'Processing time by peer', 'ipaddr', { unit: 'ms', inner: 'sset', assumed: 'server' }),
    ],
    { detail: 'by peer' },
  ),
  category('host_http_server_detail', 'HTTP server by Host', perDevice, [keyed('req', 'Requests by host')]),
  category('http', 'HTTP (application or network)', perSystem, [
    count('req', 'Requests'),
    count('rsp', 'Responses'),
    count('rsp_error', 'Errors'),
    dataset('tprocess', 'Server processing time', { assumed, note: 'Of applications only' }),
    keyed('status_code', 'Responses by status code', 'string', { assumed }),
  ]),
]
